/**
 * A small but real training: a multilayer perceptron learns to tell two spirals apart, six times over, with
 * different optimizers, learning rates and seeds. One computes its loss carelessly and ends in NaN, on purpose.
 *
 *     npx tsx examples/train-spirals.ts [logdir]
 */
import * as mtx from '../sdk/index.js'; // in your own project: from 'microtrax'
import { twoSpirals } from './spirals/data.js';
import { crossEntropy, naiveHalfCrossEntropy } from './spirals/losses.js';
import { Network } from './spirals/network.js';
import { adam, sgd, type Optimizer } from './spirals/optimizers.js';
import { Random } from './spirals/random.js';

interface Trial {
  name: string;
  optimizer: Optimizer;
  learningRate: number;
  seed: number;
  lossOf?: typeof crossEntropy;
}

const steps = 2000;
const batchSize = 64;
const logEvery = 5;
const validateEvery = 50;
const warmupSteps = 100;

const sweep: Trial[] = [
  { name: 'sgd-1e-1', optimizer: sgd(), learningRate: 0.1, seed: 1 },
  { name: 'sgd-momentum', optimizer: sgd({ momentum: 0.9 }), learningRate: 0.1, seed: 1 },
  { name: 'adam-2e-3-half', optimizer: adam(), learningRate: 2e-3, seed: 3, lossOf: naiveHalfCrossEntropy },
  { name: 'adam-1e-3', optimizer: adam(), learningRate: 1e-3, seed: 1 },
  { name: 'adam-3e-3', optimizer: adam(), learningRate: 3e-3, seed: 1 },
  { name: 'adam-3e-3-seed-2', optimizer: adam(), learningRate: 3e-3, seed: 2 },
];

const trainingSet = twoSpirals(600, new Random(20));
const validationSet = twoSpirals(400, new Random(21));

/** A linear warm-up, then half a cosine down to a hundredth. */
function learningRateAt(step: number, peak: number): number {
  if (step < warmupSteps) return (peak * (step + 1)) / warmupSteps;
  const progress = (step - warmupSteps) / (steps - warmupSteps);
  return peak * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}

function train({ name, optimizer, learningRate, seed, lossOf = crossEntropy }: Trial): void {
  mtx.init(process.argv[2], { name });
  const random = new Random(seed);
  const network = new Network([2, 32, 32, 1], lossOf, random);
  for (let step = 0; step <= steps; step++) {
    if (step % validateEvery === 0) {
      const { loss, accuracy } = network.evaluate(validationSet);
      mtx.log({ step, 'val/loss': loss, 'val/accuracy': accuracy });
    }
    const batch = Array.from({ length: batchSize }, () => trainingSet[random.integer(trainingSet.length)]!);
    const { loss, accuracy } = network.backward(batch);
    const lr = learningRateAt(step, learningRate);
    if (step % logEvery === 0) {
      const gradNorm = network.gradientNorm();
      mtx.log({ step, 'train/loss': loss, 'train/accuracy': accuracy, 'train/grad_norm': gradNorm, lr });
    }
    optimizer(network.parameters, network.gradients, lr);
  }
  mtx.finish();
  const { loss, accuracy } = network.evaluate(validationSet);
  console.log(`${name}: validation loss ${loss.toFixed(4)}, accuracy ${(100 * accuracy).toFixed(1)} %`);
}

for (const trial of sweep) train(trial);
