/**
 * Several processes, one logbook: each trains with a seed of its own and writes its own file, so that they need not
 * know of each other. On a shared disk the same goes for several machines.
 *
 *     npx tsx examples/several-processes.ts [logdir] [processes]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as mtx from '../sdk/index.js'; // in your own project: from 'microtrax'
import { Random } from './spirals/random.js';

const [logdir = '', processes = '4', seed] = process.argv.slice(2);

/** Fits a line to points around y = 3 x - 1, point by point. */
function train(seed: number): void {
  const learningRate = 0.05;
  const config = { seed, learningRate };
  using experiment = mtx.init(logdir, { name: `seed ${seed}`, group: 'a line', tags: ['sgd'], config });
  const random = new Random(seed);
  let [slope, offset] = [0, 0];
  for (let step = 0; step < 500; step++) {
    const x = 2 * random.uniform() - 1;
    const error = slope * x + offset - (3 * x - 1 + 0.1 * random.normal());
    slope -= learningRate * error * x;
    offset -= learningRate * error;
    experiment.log({ step, loss: error ** 2, weights: { slope, offset } });
  }
}

if (seed !== undefined) {
  train(Number(seed));
} else {
  const script = fileURLToPath(import.meta.url);
  const children = Array.from({ length: Number(processes) }, (_, index) => fork(script, [logdir, '1', `${index + 1}`]));
  const codes = await Promise.all(children.map(async (child) => ((await once(child, 'exit')) as [number])[0]));
  console.log(`${codes.filter((code) => code === 0).length} of ${children.length} processes are done`);
  process.exitCode = Math.max(...codes);
}
