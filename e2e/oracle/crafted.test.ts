import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../../sdk/read/index.js';
import { useKernel } from '../../sdk/read/kernel/index.js';
import { compareWithOracle } from './compare.js';
import { LogbookCrafter } from './crafted-logbook.js';

const logbooks = process.env.MICROTRAX_LONG ? 1000 : 100;

const crafts = {
  logbooks: (crafter: LogbookCrafter) => crafter.logbook(3),
  'folders of plain JSONL': (crafter: LogbookCrafter) => crafter.plain(4),
};

for (const kernel of ['wasm', 'script'] as const) {
  for (const [kind, craft] of Object.entries(crafts)) {
    test(`reads ${kind} full of everything that may go wrong as the oracle does, with the kernel ${kernel}`, async () => {
      useKernel(kernel);
      const total = { points: 0, damagedLines: 0, nonFinite: 0 };
      for (let seed = 1; seed <= logbooks; seed++) {
        const contents = craft(new LogbookCrafter(seed));
        const files = new MemoryFiles('crafted', contents);
        const compared = await compareWithOracle(files, contents).catch((error: unknown) => {
          throw new Error(`Crafted with seed ${seed}`, { cause: error });
        });
        for (const key of ['points', 'damagedLines', 'nonFinite'] as const) total[key] += compared[key];
      }
      assert.ok(total.points > 20 * logbooks && total.damagedLines > 5 * logbooks && total.nonFinite > logbooks);
    });
  }
}
