import type { Kernel } from '../../sdk/read/kernel/kernel.js';
import { logFormat } from '../../sdk/read/kernel/row-formats.js';
import { seededRandom } from '../oracle/seeded-random.js';
import type { NumberKind } from './number-kinds.js';

const blockNumbers = 5000;

/**
 * Has a kernel read so many numbers of a kind, a line each.
 * @throws where one is read in another way than by `JSON.parse`, or more are refused than may be
 */
export function compareNumbers(kernel: Kernel, kind: NumberKind, count: number): void {
  let refusedCount = 0;
  for (let seed = 1, done = 0; done < count; seed++) {
    const numbers = numbersOf(kind, seed, Math.min(blockNumbers, count - done));
    const expected = JSON.parse(`[${numbers.join(',')}]`) as number[];
    const found = readNumbers(kernel, numbers, seed % 2 === 0);
    refusedCount += numbers.length - found.size;
    for (const [index, value] of found) {
      if (Object.is(value, expected[index])) continue;
      throw new Error(`${numbers[index]} of ${kind.name}, seed ${seed}: ${value} instead of ${expected[index]}`);
    }
    done += numbers.length;
  }
  if (refusedCount > kind.mayRefuse * count) throw new Error(`${refusedCount} of ${count} ${kind.name} were refused`);
}

function numbersOf(kind: NumberKind, seed: number, count: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => kind.make(random));
}

/** The values that were read, by their place among the numbers. Lines that are alike are read in another way. */
function readNumbers(kernel: Kernel, numbers: string[], alike: boolean): Map<number, number> {
  const keys = (index: number): string => (alike ? '"v"' : index % 3 === 0 ? '"x": 1, "v"' : '"v"');
  const lines = numbers.map((number, index) => `{"type":"log","data":{${keys(index)}:${number}}}\n`);
  const block = new TextEncoder().encode(lines.join(''));
  const found = new Map<number, number>();
  let line = 0;
  const taken = kernel.read(block, 0, logFormat, {
    rows: ({ rowCount, columns }) => {
      const column = columns.find(({ key }) => key.metric === 'v')!;
      for (let index = 0; index < column.length; index++) found.set(line + column.rows[index]!, column.values[index]!);
      line += rowCount;
    },
    refused: (start, end) => {
      for (let at = start; at < end; at++) if (block[at] === 0x0a) line += 1;
    },
  });
  kernel.settle();
  if (taken !== block.length || line !== numbers.length)
    throw new Error(`${line} of ${numbers.length} lines came back`);
  return found;
}
