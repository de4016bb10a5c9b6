import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, logPath, read, Reading, resourcesPath } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';

/** The values of all metrics that these rows hold, as entries, so that no name is special. */
async function valuesOf(...rows: string[]): Promise<[metric: string, values: number[]][]> {
  const reading = read(rows.map((row) => `${logLine(row)}\n`).join(''));
  const values = Object.entries(await reading.values());
  assert.equal((await reading.experiment()).damagedLines, 0);
  return values.sort(([first], [second]) => (first < second ? -1 : 1));
}

test('keeps NaN, Infinity and -Infinity, apart from one another and from null', async () => {
  const rows = ['NaN', 'Infinity', '-Infinity', 'null', '1'].map((value) => `{"v": ${value}, "i": {"v": ${value}}}`);
  const expected = [NaN, Infinity, -Infinity, 1];
  assert.deepEqual(await valuesOf(...rows), [
    ['i/v', expected],
    ['v', expected],
  ]);
});

test('reads bare non-finite numbers wherever a number may stand', async () => {
  const reading = read(
    '{"type": "metadata", "lr": NaN, "config": {"clip": [Infinity, {"low": -Infinity}]}}\n' +
      '{"type": "log", "timestamp": NaN, "data": {"step": Infinity, "x": [NaN], "loss": 1}}\n' +
      '{"type": "new", "x": NaN}\n',
  );
  const item = await reading.experiment();
  assert.equal(item.damagedLines, 0);
  assert.deepEqual([item.metadata.lr, item.metadata.config], ['NaN', { clip: ['Infinity', { low: '-Infinity' }] }]);
  assert.deepEqual(await reading.points(), { loss: [{ step: 0, time: NaN, value: 1 }] });
});

test('takes a word inside a string for no number', async () => {
  assert.deepEqual(await valuesOf('{"a": "NaN", "b NaN": 1, "c": ["-Infinity"]}'), [['b NaN', [1]]]);
});

test('reads a boolean as 1 or 0', async () => {
  assert.deepEqual(await valuesOf('{"a": true, "b": {"c": false}}', '{"a": false, "b": {"c": true}}'), [
    ['a', [1, 0]],
    ['b/c', [0, 1]],
  ]);
});

test('a metric is a key with a number or a boolean in at least one row', async () => {
  const rows = [
    '{"a": "x", "b": "x"}',
    '{"a": null, "b": []}',
    '{"a": 1, "b": [1]}',
    '{"a": "y", "b": null}',
    '{"a": 2}',
  ];
  const points = await read(rows.map((row) => `${logLine(row)}\n`).join('')).points();
  assert.deepEqual(Object.keys(points), ['a']);
  assert.deepEqual(
    points.a?.map(({ step, value }) => [step, value]),
    [
      [2, 1],
      [4, 2],
    ],
  );
});

test('does not plot strings, nulls, arrays and empty objects, and finds no fault in them', async () => {
  assert.deepEqual(await valuesOf('{"a": "x", "b": null, "c": [1, {"d": 2}], "e": {}, "f": {"g": []}, "h": 1}'), [
    ['h', [1]],
  ]);
});

test('takes step, _images and _error for no metrics at the top level only', async () => {
  const row = '{"step": 5, "_images": 7, "_error": true, "val": {"step": 1, "_images": 2, "_error": 3}}';
  assert.deepEqual(await valuesOf(row), [
    ['val/_error', [3]],
    ['val/_images', [2]],
    ['val/step', [1]],
  ]);
  assert.deepEqual(await valuesOf('{"step": {"a": 1}, "_images": {"b": 2}, "_error": {"c": 3}, "d": {"e": 4}}'), [
    ['d/e', [4]],
  ]);
});

test('flattens nested objects at any depth with slashes, mixed ones too', async () => {
  assert.deepEqual(
    await valuesOf('{"a": {"b": {"c": {"d": 1}}, "x/y": 2, "s": "no"}, "e": 3}', '{"a": 4, "e": {"f": 5}}'),
    [
      ['a', [4]],
      ['a/b/c/d', [1]],
      ['a/x/y', [2]],
      ['e', [3]],
      ['e/f', [5]],
    ],
  );
});

for (const [row, expected] of [
  ['{"a": 1, "a": 2}', [['a', [2]]]],
  ['{"a": 1, "a": "x"}', []],
  ['{"a": "x", "a": 1}', [['a', [1]]]],
  ['{"a": {"b": 1}, "a": {"c": 2}}', [['a/c', [2]]]],
  ['{"a": {"b": 1}, "a": 2}', [['a', [2]]]],
  ['{"a/b": 1, "a": {"b": 2}}', [['a/b', [2]]]],
  ['{"a": {"b": 2}, "a/b": 1}', [['a/b', [1]]]],
  ['{"a/b": 1, "a": {"b": null}}', []],
  ['{"a/b": 1, "a": {"b": {}}}', [['a/b', [1]]]],
  ['{"a/b": 1, "a": {"b": 2}, "a/b": 3}', [['a/b', [3]]]],
  ['{"a/b/c": 1, "a/b": {"c": 2}, "a": {"b/c": 3, "b": {"c": 4}}}', [['a/b/c', [4]]]],
  ['{"1/2": 5, "1": {"2": 6}}', [['1/2', [6]]]],
  ['{"1": {"2": 6}, "1/2": 5}', [['1/2', [5]]]],
  [
    '{"b/1": 1, "b": {"2": 2, "1": 3}, "b/2": 4}',
    [
      ['b/1', [3]],
      ['b/2', [4]],
    ],
  ],
  ['{"": 1, "": 2}', [['', [2]]]],
  ['{"/": 1, "": {"": 2}}', [['/', [2]]]],
  ['{"step": 9, "a": {"b": 1}, "step": 8, "a/b": 2}', [['a/b', [2]]]],
] as const) {
  test(`of a repeated or colliding key the last wins: ${row}`, async () => {
    assert.deepEqual(await valuesOf(row), expected);
  });
}

test('of a repeated step and a repeated key of the line, the last wins', async () => {
  const line =
    '{"type": "metadata", "type": "log", "timestamp": 1, "timestamp": 2, "data": {"x": 1}, "data": {"step": 1, "step": 7, "loss": 3}}\n';
  assert.deepEqual(await read(line).points(), { loss: [{ step: 7, time: 2, value: 3 }] });
});

for (const name of [
  '',
  ' ',
  '/',
  'a/',
  '/a',
  'a//b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'a.b',
  '0',
  '007',
  '1e3',
  'new\nline',
  'tab\t',
  '\0',
  'a"b\\c',
  '<img src=x onerror=alert(1)>',
  '損失',
  '🚀',
  'e\u0301',
  'é',
  '\u2028',
  '\ud800',
  '-Infinity',
  'x'.repeat(10_000),
]) {
  test(`reads a metric of any name: ${JSON.stringify(name.slice(0, 40))}`, async () => {
    const key = JSON.stringify(name);
    const expected = [
      [name, [1, 2]],
      [`in/${name}`, [3]],
    ].sort(([first], [second]) => (first! < second! ? -1 : 1));
    assert.deepEqual(await valuesOf(`{${key}: 1}`, `{${key}: 2, "in": {${key}: 3}}`), expected);
  });
}

test('lists the names of metrics sorted', async () => {
  const item = await read(`${logLine('{"b": 1, "a": 2, "10": 3, "9": 4}')}\n${logLine('{"A": 1}')}\n`).experiment();
  assert.deepEqual(item.metrics, ['10', '9', 'A', 'a', 'b']);
});

test('keeps log metrics and resource metrics apart', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, `${logLine('{"step": 3, "cpu_percent": 1}')}\n`],
      [
        resourcesPath,
        '{"timestamp": 1795415723.36, "cpu_percent": 53.0, "memory_percent": 3.1, "memory_used_mb": 444.9}\n',
      ],
    ]),
  );
  const item = await reading.experiment();
  assert.deepEqual(item.metrics, ['cpu_percent']);
  assert.deepEqual(item.resourceMetrics, ['cpu_percent', 'memory_percent', 'memory_used_mb']);
  assert.deepEqual((await reading.points('log')).cpu_percent, [{ step: 3, time: 1795415701.5, value: 1 }]);
  assert.deepEqual((await reading.points('resources')).cpu_percent, [{ step: 0, time: 1795415723.36, value: 53 }]);
});

test('reads each GPU of a resource sample, and their average', async () => {
  const gpu = (id: number, percent: number): string =>
    `{"gpu_id": ${id}, "utilization_percent": ${percent}, "memory_percent": 41.2, "memory_used_mb": 16384.0}`;
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, ''],
      [
        resourcesPath,
        `{"timestamp": 1, "cpu_percent": 5, "gpu": [${gpu(0, 80)}, ${gpu(3, 41)}]}\n{"timestamp": 2, "cpu_percent": 6, "gpu": []}\n`,
      ],
    ]),
  );
  const values = await reading.values('resources');
  assert.deepEqual(values.gpu_utilization_percent, [60.5]);
  assert.deepEqual(values.gpu_memory_used_mb, [16384]);
  assert.deepEqual(values['gpu/3/utilization_percent'], [41]);
  assert.deepEqual(values.cpu_percent, [5, 6]);
});

test('takes any key of a GPU for a name, and of two GPUs with one id the last', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, ''],
      [
        resourcesPath,
        '{"timestamp": 1, "gpu": [{"gpu_id": 0, "constructor": 1, "__proto__": 2}, {"gpu_id": 0, "constructor": 3}]}\n',
      ],
    ]),
  );
  const item = await reading.experiment();
  assert.deepEqual(item.resourceMetrics, ['gpu/0/__proto__', 'gpu/0/constructor']);
  assert.deepEqual((await reading.values('resources'))['gpu/0/constructor'], [3]);
});
