import type { Sample } from './data.js';
import type { Loss } from './losses.js';
import type { Random } from './random.js';

/** The slope of the leaky ReLU below zero: no unit dies for good. */
const leak = 0.1;

interface Layer {
  inputs: number;
  outputs: number;
  /** Where its weights begin among all parameters, row by row; its biases follow. */
  offset: number;
}

export interface Evaluation {
  /** The mean loss over the samples. */
  loss: number;
  /** The share of samples on the right side. */
  accuracy: number;
}

/**
 * A multilayer perceptron with leaky ReLU between its layers and one logit at the end, for two classes. All
 * weights and biases lie in one array, so that an optimizer need not know the layers; in single precision, as
 * in most trainings.
 */
export class Network {
  readonly parameters: Float32Array;
  readonly gradients: Float32Array;
  readonly #layers: Layer[] = [];
  /** What each layer put out for the sample at hand; the first is the input. */
  readonly #activations: Float32Array[];

  readonly #lossOf: (logit: number, label: number) => Loss;

  constructor(sizes: number[], lossOf: (logit: number, label: number) => Loss, random: Random) {
    this.#lossOf = lossOf;
    let offset = 0;
    for (let index = 1; index < sizes.length; index++) {
      const [inputs, outputs] = [sizes[index - 1]!, sizes[index]!];
      this.#layers.push({ inputs, outputs, offset });
      offset += (inputs + 1) * outputs;
    }
    this.parameters = new Float32Array(offset);
    this.gradients = new Float32Array(offset);
    this.#activations = sizes.map((size) => new Float32Array(size));
    for (const { inputs, outputs, offset: start } of this.#layers) {
      // He et al. 2015: keeps the signal's size through ReLU layers.
      const deviation = Math.sqrt(2 / inputs);
      for (let at = start; at < start + inputs * outputs; at++) this.parameters[at] = deviation * random.normal();
    }
  }

  /** Loss and accuracy over the batch, and their gradient in `gradients`. */
  backward(batch: Sample[]): Evaluation {
    this.gradients.fill(0);
    return this.#run(batch, (error) => this.#backpropagate(error / batch.length));
  }

  evaluate(samples: Sample[]): Evaluation {
    return this.#run(samples, () => {});
  }

  /** The Euclidean length of the gradient. */
  gradientNorm(): number {
    return Math.sqrt(this.gradients.reduce((sum, gradient) => sum + gradient * gradient, 0));
  }

  #run(samples: Sample[], onError: (error: number) => void): Evaluation {
    let loss = 0;
    let correct = 0;
    for (const { input, label } of samples) {
      const logit = this.#forward(input);
      const sample = this.#lossOf(logit, label);
      loss += sample.loss;
      if (label === 1 ? logit > 0 : logit < 0) correct++;
      onError(sample.slope);
    }
    return { loss: loss / samples.length, accuracy: correct / samples.length };
  }

  #forward(input: number[]): number {
    this.#activations[0]!.set(input);
    this.#layers.forEach(({ inputs, outputs, offset }, index) => {
      const from = this.#activations[index]!;
      const to = this.#activations[index + 1]!;
      const isLast = index === this.#layers.length - 1;
      for (let out = 0; out < outputs; out++) {
        let sum = this.parameters[offset + inputs * outputs + out]!;
        for (let at = 0; at < inputs; at++) sum += this.parameters[offset + out * inputs + at]! * from[at]!;
        to[out] = isLast || sum > 0 ? sum : leak * sum;
      }
    });
    return this.#activations.at(-1)![0]!;
  }

  /** Adds one sample's gradient, given the derivative of the loss by the logit. */
  #backpropagate(error: number): void {
    let errors = Float32Array.of(error);
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const { inputs, outputs, offset } = this.#layers[index]!;
      const from = this.#activations[index]!;
      const before = new Float32Array(inputs);
      for (let out = 0; out < outputs; out++) {
        this.gradients[offset + inputs * outputs + out]! += errors[out]!;
        for (let at = 0; at < inputs; at++) {
          const weight = offset + out * inputs + at;
          this.gradients[weight]! += errors[out]! * from[at]!;
          before[at]! += errors[out]! * this.parameters[weight]! * (from[at]! > 0 ? 1 : leak);
        }
      }
      errors = before;
    }
  }
}
