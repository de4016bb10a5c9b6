import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../../sdk/read/index.js';
import { useKernel } from '../../sdk/read/kernel/index.js';
import { compareWithOracle } from './compare.js';
import { LogbookCrafter } from './crafted-logbook.js';

const logbooks = process.env.MICROTRAX_LONG ? 1000 : 100;

for (const kernel of ['wasm', 'script'] as const) {
  test(`reads logbooks full of everything that may go wrong as the oracle does, with the kernel ${kernel}`, async () => {
    useKernel(kernel);
    const total = { points: 0, damagedLines: 0, nonFinite: 0 };
    for (let seed = 1; seed <= logbooks; seed++) {
      const contents = new LogbookCrafter(seed).logbook(3);
      const compared = await compareWithOracle(new MemoryFiles('crafted', contents), contents).catch(
        (error: unknown) => {
          throw new Error(`Logbook with seed ${seed}`, { cause: error });
        },
      );
      for (const key of ['points', 'damagedLines', 'nonFinite'] as const) total[key] += compared[key];
    }
    assert.ok(total.points > 20 * logbooks && total.damagedLines > 5 * logbooks && total.nonFinite > logbooks);
  });

  test(`reads plain JSONL full of everything that may go wrong as the oracle does, with the kernel ${kernel}`, async () => {
    useKernel(kernel);
    const total = { points: 0, damagedLines: 0, nonFinite: 0 };
    for (let seed = 1; seed <= logbooks; seed++) {
      const contents = new LogbookCrafter(seed).plain(4);
      const compared = await compareWithOracle(new MemoryFiles('crafted', contents), contents).catch(
        (error: unknown) => {
          throw new Error(`Folder with seed ${seed}`, { cause: error });
        },
      );
      for (const key of ['points', 'damagedLines', 'nonFinite'] as const) total[key] += compared[key];
    }
    assert.ok(total.points > 20 * logbooks && total.damagedLines > 5 * logbooks && total.nonFinite > logbooks);
  });
}
