/**
 * The three lines in a loop: init, log, finish.
 *
 *     npx tsx examples/quickstart.ts [logdir]
 */
import * as mtx from '../sdk/index.js'; // in your own project: from 'microtrax'

mtx.init(process.argv[2], { name: 'quickstart' });
for (let epoch = 0; epoch < 20; epoch++) {
  mtx.log({ loss: 1 / (epoch + 1), accuracy: epoch / 20 });
}
mtx.finish();
