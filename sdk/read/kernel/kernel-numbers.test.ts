import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find, logLine } from './testing/found.js';
import { kernels } from './testing/kernels.js';

const words: Record<string, number> = { NaN, Infinity, '-Infinity': -Infinity };

/** Numbers that a kernel reads, and reads as `JSON.parse` does. */
const told: Record<string, string[]> = {
  'zeros and their signs': [
    '0',
    '-0',
    '0.0',
    '-0.000',
    '0e0',
    '-0E-5',
    '0e400',
    '-0e-99999999999',
    `0.${'0'.repeat(400)}`,
  ],
  'every way to write a number': [
    ...['1', '-1', '10', '1.5', '-1.5', '1e5', '1E5', '1e+5', '1e-5', '1e05', '1.0e5', '123e-5', '-1.25E+2', '1e00'],
    ...Array.from({ length: 18 }, (_, index) => '123456789123456789'.slice(0, index + 1)),
    ...Array.from({ length: 18 }, (_, index) => `0.${'0'.repeat(index)}${'987654321'.slice(0, 18 - index)}`),
    ...Array.from({ length: 17 }, (_, index) => `${'12345678987654321'.slice(0, index + 1)}.5`),
    ...Array.from({ length: 17 }, (_, index) => `7.${'12345678987654321'.slice(0, index + 1)}`),
  ],
  'integers around 2^53 and beyond': [
    ...['9007199254740991', '9007199254740992', '9007199254740994', '9007199254740996'],
    ...['18014398509481984', '18014398509481987', '123456789012345678', '999999999999999999', '-900719925474099267'],
  ],
  times: ['1795415701.1785011', '1795415701.178501', '1795415701', '1795415701178', '4294967296.5', '2147483648.25'],
  'more digits than a double has': [
    ...['0.1234567890123456789', '3.14159265358979323846264338327950288', '0.30000000000000004440892098500626'],
    ...[
      '1.0000000000000000000000000000000000000000000000000001e5',
      '123456789012345678901234567890',
      `1${'0'.repeat(30)}`,
    ],
    ...[`0.${'3'.repeat(300)}`, `${'9'.repeat(200)}`, `1${'0'.repeat(400)}e-400`, `0.${'0'.repeat(400)}1e400`],
  ],
  'large and small ones': [
    '1e22',
    '1e24',
    '-1.7e200',
    '1.2345678901234567e250',
    '1e-22',
    '1e-24',
    '1.7e-200',
    '9.8765432109876543e-250',
  ],
  words: ['NaN', 'Infinity', '-Infinity'],
};

const notTold: Record<string, string[]> = {
  'what is no number': [
    ...[
      '01',
      '-01',
      '00',
      '+1',
      '.5',
      '-.5',
      '1.',
      '1.e5',
      '1.5.5',
      '-',
      '--1',
      '1e',
      '1e+',
      '1e-',
      '1e1.5',
      '1e5e5',
      'e5',
    ],
    ...[
      '1_000',
      '1 000',
      '0x10',
      '1n',
      '1,5',
      '1f',
      '1-',
      '1+1',
      '１',
      'nan',
      'NAN',
      'NaNs',
      '-NaN',
      '+Infinity',
      'Inf',
    ],
    ...['infinity', 'Infinit', 'Infinityy', '--Infinity', '-', '2000000000.', '2000000000.e5', '0.e5', '123456789012.'],
    ...['0.1234567a', '0.12345678a', '0.1234:', '0.123/', '0.12345678901234567890x', '12345678901234567890x', '1e5x'],
  ],
  'what is beyond the doubles, or so small that they lose digits': [
    '1e400',
    '-1e400',
    '1e309',
    '1e-400',
    '5e-324',
    '2.2250738585072011e-308',
    '1e-310',
  ],
  'the middle between two doubles, where digits were dropped': [
    '1.00000000000000011102230246251565404236316680908203125',
    '9007199254740993.0000000000000000000000000000000001',
    '0.500000000000000166533453693773481063544750213623046875',
  ],
};

for (const make of kernels) {
  const { name } = make();
  /** As a value among others, and among the values of lines that are alike. */
  const rows = (number: string): string[] => [
    `{"a": 1, "b": ${number}, "c": 2}`,
    `{"b": ${number}}`,
    `{"b":${number},"c":2}`,
    `{"b":${number} }`,
  ];

  for (const [what, numbers] of Object.entries(told)) {
    test(`${name}: reads ${what} as JSON.parse does`, () => {
      for (const number of numbers) {
        const expected = number in words ? words[number] : (JSON.parse(number) as number);
        for (const row of rows(number)) {
          const found = find(
            make(),
            `${logLine(row.replace(number, '0.5'))}\n`.repeat(10) + `${logLine(row)}\n`.repeat(10),
          );
          assert.deepEqual(found.refusedLines, []);
          for (const values of found.values.slice(10))
            assert.ok(Object.is(values.b, expected), `${number}: ${values.b}`);
        }
      }
    });
  }

  for (const [what, numbers] of Object.entries(notTold)) {
    test(`${name}: refuses ${what}`, () => {
      for (const number of numbers) {
        for (const row of rows(number)) {
          const found = find(make(), `${logLine(row.replace(number, '0.5'))}\n`.repeat(10) + `${logLine(row)}\n`);
          assert.deepEqual(found.refusedLines, [logLine(row)]);
        }
      }
    });
  }

  test(`${name}: skips numbers of any size, but nothing that is none`, () => {
    for (const number of [...Object.values(told).flat(), '1e400', '5e-324', '9'.repeat(500)]) {
      const found = find(make(), `${logLine(`{"_error": [${number}, {"a":${number}}], "b": 1}`)}\n`);
      assert.equal(found.values[0]?.b, 1, number);
    }
    for (const number of notTold['what is no number']!) {
      const line = logLine(`{"_error": {"a": ${number}}, "b": 1}`);
      assert.deepEqual(find(make(), `${line}\n`).refusedLines, [line]);
    }
  });
}
