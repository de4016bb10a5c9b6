import { test } from 'node:test';
import { kernels } from '../../sdk/read/kernel/testing/kernels.js';
import { compareNumbers } from './compare-numbers.js';
import { numberKinds } from './number-kinds.js';

const perKernel = process.env.MICROTRAX_LONG ? 10_000_000 : 300_000;

for (const make of kernels) {
  for (const kind of numberKinds) {
    test(`the kernel ${make().name} reads ${kind.name} as JSON.parse does, bit for bit`, () => {
      compareNumbers(make(), kind, Math.ceil(perKernel / numberKinds.length));
    });
  }
}
