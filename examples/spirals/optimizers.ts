/** Moves the parameters against the gradient. */
export type Optimizer = (parameters: Float32Array, gradients: Float32Array, learningRate: number) => void;

/** Stochastic gradient descent; with `momentum` each step carries on a part of the one before. */
export function sgd({ momentum = 0 } = {}): Optimizer {
  let velocity: Float32Array | undefined;
  return (parameters, gradients, learningRate) => {
    velocity ??= new Float32Array(parameters.length);
    for (let at = 0; at < parameters.length; at++) {
      velocity[at] = momentum * velocity[at]! + gradients[at]!;
      parameters[at]! -= learningRate * velocity[at]!;
    }
  };
}

/** Adam (Kingma and Ba 2015): each parameter's step is scaled by how its gradient has varied. */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = {}): Optimizer {
  let mean: Float32Array | undefined;
  let square: Float32Array | undefined;
  let steps = 0;
  return (parameters, gradients, learningRate) => {
    mean ??= new Float32Array(parameters.length);
    square ??= new Float32Array(parameters.length);
    steps++;
    for (let at = 0; at < parameters.length; at++) {
      const gradient = gradients[at]!;
      mean[at] = beta1 * mean[at]! + (1 - beta1) * gradient;
      square[at] = beta2 * square[at]! + (1 - beta2) * gradient * gradient;
      const meanHat = mean[at]! / (1 - beta1 ** steps);
      const squareHat = square[at]! / (1 - beta2 ** steps);
      parameters[at]! -= (learningRate * meanHat) / (Math.sqrt(squareHat) + epsilon);
    }
  };
}
