import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checksum } from './checksum.mjs';

const column = (...values: number[]): Float64Array => Float64Array.of(...values);
const page = (...value: number[]) => ({
  step: column(...value.keys()),
  time: column(...value),
  value: column(...value),
});

function checksumOf(...pages: [id: string, metric: string, page: ReturnType<typeof page>][]): string {
  const checksum = new Checksum();
  for (const [id, metric, points] of pages) checksum.add(id, metric, points);
  return String(checksum);
}

test('the checksum is the same however points are paged and whichever metric comes first', () => {
  const [one, other] = [page(0.1, 0.2, 0.3), page(4)];
  const whole = checksumOf(['run', 'loss', one], ['run', 'lr', other]);
  const first = { step: column(0), time: column(0.1), value: column(0.1) };
  const rest = { step: column(1, 2), time: column(0.2, 0.3), value: column(0.2, 0.3) };
  assert.equal(checksumOf(['run', 'lr', other], ['run', 'loss', first], ['run', 'loss', rest]), whole);
  assert.match(whole, /^4 points /);
});

test('the checksum is another where a value, a step, an order, a name or a bit is another', () => {
  const whole = checksumOf(['run', 'loss', page(0.1, 0.2)]);
  const others = [
    checksumOf(['run', 'loss', page(0.1, 0.3)]),
    checksumOf(['run', 'loss', page(0.2, 0.1)]),
    checksumOf(['run', 'loss', { ...page(0.1, 0.2), step: column(0, 2) }]),
    checksumOf(['run', 'acc', page(0.1, 0.2)]),
    checksumOf(['other', 'loss', page(0.1, 0.2)]),
    checksumOf(['run', 'loss', page(0.1, 0.2 + Number.EPSILON / 8)]),
    checksumOf(['run', 'loss', page(0.1)]),
  ];
  assert.equal(new Set([whole, ...others]).size, others.length + 1);
});
