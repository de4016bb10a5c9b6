import { expect } from '@open-wc/testing';
import { kernels } from '../../sdk/read/kernel/testing/kernels.js';
import { compareLines } from './compare-lines.js';
import { realLines } from './real-lines.js';

const lineCount = import.meta.env.MICROTRAX_LONG ? 1_000_000 : 20_000;

describe('the kernels in a browser', function () {
  this.timeout(600_000);

  it('read mutated lines as the oracle does, however a file is cut', async () => {
    const real = await realLines(async (file) => new Uint8Array(await (await fetch(`/${file}`)).arrayBuffer()));
    const { rows, ownRows } = compareLines(kernels, real, lineCount);
    expect(rows).to.be.above(lineCount / 3);
    for (const [name, count] of ownRows) expect(count, name).to.be.above(rows / 3);
  });
});
