import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, read } from '../../e2e/oracle/reading.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';

/** The values that rows with these numbers read as; with `nearNaN`, rows that `JSON.parse` alone can't read. */
async function valuesOf(numbers: string[], nearNaN: boolean): Promise<number[]> {
  const rows = numbers.map((number) => `${logLine(`{"v": ${number}${nearNaN ? ', "w": NaN' : ''}}`)}\n`);
  return (await read(rows.join('')).values()).v ?? [];
}

function assertSame(found: number[], numbers: string[]): void {
  assert.equal(found.length, numbers.length);
  numbers.forEach((number, index) => {
    const expected = JSON.parse(number) as number;
    if (!Object.is(found[index], expected)) assert.fail(`${number}: ${found[index]} instead of ${expected}`);
  });
}

const special = [
  '0',
  '-0',
  '0.0',
  '-0.0',
  '0e0',
  '-0E-5',
  '0e400',
  '1e400',
  '-1e400',
  '1e-400',
  '-1e-400',
  '1.7976931348623157e308',
  '1.7976931348623159e308',
  '5e-324',
  '2.5e-324',
  '2.4703282292062327e-324',
  '2.4703282292062328e-324',
  '2.2250738585072014e-308',
  '2.225073858507201e-308',
  '9007199254740993',
  '9007199254740992.5',
  '-9223372036854775809',
  '18446744073709551616',
  '123456789.123456789',
  '0.1',
  '0.30000000000000004',
  '0.3333333333333333',
  '1.0000000000000002',
  '1.00000000000000011102230246251565404',
  '4.35',
  '9.5367431640625e-7',
  '1E5',
  '1e+5',
  '1e05',
  '1.0e5',
  '123e-5',
  '9'.repeat(400),
  `-${'9'.repeat(400)}`,
  `1${'0'.repeat(400)}e-400`,
  `0.${'0'.repeat(400)}1e400`,
  `${'1'.repeat(300)}.${'1'.repeat(300)}`,
];

for (const nearNaN of [false, true]) {
  const where = nearNaN ? ' beside a bare NaN' : '';

  test(`reads special numbers bit for bit as JSON.parse does${where}`, async () => {
    assertSame(await valuesOf(special, nearNaN), special);
  });

  test(`reads 20,000 numbers bit for bit as JSON.parse does${where}`, async () => {
    const random = seededRandom(nearNaN ? 2 : 1);
    const numbers = Array.from({ length: 20_000 }, () => randomNumber(random));
    assertSame(await valuesOf(numbers, nearNaN), numbers);
  });
}

/** A number as text: any double, 17 digits, halves between doubles, long decimals. */
function randomNumber(random: () => number): string {
  const any = new DataView(new ArrayBuffer(8));
  any.setUint32(0, random() * 2 ** 32);
  any.setUint32(4, random() * 2 ** 32);
  const double = any.getFloat64(0);
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const sign = random() < 0.5 ? '-' : '';
  switch (Math.floor(random() * 6)) {
    case 0:
      return Number.isFinite(double) ? String(double) : '0';
    case 1:
      return Number.isFinite(double) ? double.toExponential(16) : '-0';
    case 2:
      return `${sign}${Math.floor(random() * 1e6)}.${digits(1 + Math.floor(random() * 25))}`;
    case 3:
      return `${sign}1${digits(Math.floor(random() * 40))}`;
    case 4:
      return `${sign}${Math.floor(random() * 10)}.${digits(17)}e${Math.floor(random() * 660) - 330}`;
    default:
      // Between two whole numbers that a double can hold: it takes all digits to see to which it rounds.
      return `${(BigInt(Math.floor(random() * 2 ** 53)) + 2n ** 53n) | 1n}${random() < 0.5 ? '.0000000000000001' : ''}`;
  }
}
