import { kernels } from '../../sdk/read/kernel/testing/kernels.js';
import { compareNumbers } from './compare-numbers.js';
import { numberKinds } from './number-kinds.js';

const perKernel = import.meta.env.MICROTRAX_LONG ? 10_000_000 : 300_000;

for (const make of kernels) {
  describe(`the kernel ${make().name} in a browser`, function () {
    this.timeout(300_000);
    for (const kind of numberKinds) {
      it(`reads ${kind.name} as JSON.parse does, bit for bit`, () => {
        compareNumbers(make(), kind, Math.ceil(perKernel / numberKinds.length));
      });
    }
  });
}
