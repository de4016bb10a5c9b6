import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logFormat, plainFormat } from './row-formats.js';
import { find, logLine, type Values } from './testing/found.js';
import { kernels } from './testing/kernels.js';

const time = { timestamp: 1795415701.25 };

for (const make of kernels) {
  const { name } = make();

  /** The values of a line, or null where it is refused; the same in a stretch of lines like it as alone. */
  function valuesOf(line: string, format = logFormat): Values | null {
    const found = find(make(), `${line}\n`.repeat(30), format);
    const [values] = found.values;
    if (!values) return null;
    assert.equal(found.values.length, 30);
    for (const row of found.values) assert.deepEqual(row, values);
    return values;
  }
  const rowOf = (row: string): Values | null => valuesOf(logLine(row));

  test(`${name}: takes numbers and booleans as values of a metric, and nothing of texts, nulls and lists`, () => {
    assert.deepEqual(rowOf('{"a": 1, "b": true, "c": false, "d": -0, "e": 0.0}'), {
      ...time,
      a: 1,
      b: 1,
      c: 0,
      d: -0,
      e: 0,
    });
    assert.deepEqual(rowOf('{"a": "1", "b": null, "c": [1, true], "d": [], "e": 2}'), { ...time, e: 2 });
  });

  test(`${name}: takes members of objects as metrics of their own, at any depth`, () => {
    const row = '{"a": {"b": 1, "c": {"d": 2, "": true}, "e": "x"}, "": {"/": 3}, "a/f": 4, "b": 5}';
    assert.deepEqual(rowOf(row), { ...time, 'a/b': 1, 'a/c/d': 2, 'a/c/': 1, '//': 3, 'a/f': 4, b: 5 });
    assert.deepEqual(rowOf('{"a": {}, "b": {"c": {}}, "d": 1}'), { ...time, d: 1 });
  });

  test(`${name}: takes the same name in two objects, and as a number and as an object, for what it is`, () => {
    const lines = [
      '{"a": 1, "b": {"a": 2}, "c": {"a": {"a": 3}}}',
      '{"a": {"a": 1}, "b": 2}',
      '{"a": "x", "b": {"a": 4}}',
    ];
    const found = find(make(), lines.map((row) => `${logLine(row)}\n`).join(''));
    const values = [{ a: 1, 'b/a': 2, 'c/a/a': 3 }, { 'a/a': 1, b: 2 }, { 'b/a': 4 }];
    assert.deepEqual(
      found.values,
      values.map((row) => ({ ...time, ...row })),
    );
  });

  test(`${name}: takes names that mean something to JavaScript for names`, () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      'length',
      '1',
      '0',
      '-1',
      'data',
      'type',
      'timestamp',
      'a b',
    ];
    const row = names.map((key, index) => `"${key}": ${index}`).join(', ');
    const found = find(make(), `${logLine(`{${row}}`)}\n`);
    assert.equal(found.values.length, 1);
    for (const [index, key] of names.entries()) {
      if (key !== '__proto__' && key !== 'timestamp') assert.equal(found.values[0]![key], index, key);
    }
  });

  test(`${name}: takes NaN and the infinities as values, counts those of metrics, and says that there are some`, () => {
    const lines = ['{"a": NaN, "b": Infinity, "c": -Infinity, "step": NaN}', '{"a": 1, "b": {"c": NaN}, "step": 1}'];
    const found = find(make(), lines.map((row) => `${logLine(row)}\n`).join(''));
    const [first, second] = found.values;
    assert.deepEqual(first, { ...time, a: NaN, b: Infinity, c: -Infinity, step: NaN });
    assert.deepEqual(second, { ...time, a: 1, 'b/c': NaN, step: 1 });
    assert.deepEqual([found.nan, found.infinite], [2, 2]);
    assert.equal(found.batches[0]!.isFinite, false);
    const alike = find(make(), `${logLine('{"a": NaN, "b": -Infinity, "c": 1}')}\n`.repeat(50));
    assert.deepEqual([alike.values.length, alike.nan, alike.infinite], [50, 50, 50]);
  });

  test(`${name}: says that all is finite where all is, and counts a step and a time that are not for nothing`, () => {
    const finite = find(make(), `${logLine('{"step": 1, "a": 1, "_error": NaN}')}\n`.repeat(50));
    assert.deepEqual([finite.nan, finite.infinite, finite.batches[0]!.isFinite], [0, 0, true]);
    const step = find(make(), `${logLine('{"step": NaN, "a": 1}')}\n`);
    assert.deepEqual([step.nan, step.infinite, step.batches[0]!.isFinite], [0, 0, false]);
    const times = find(make(), '{"type": "log", "timestamp": -Infinity, "data": {"a": 1}}\n');
    assert.deepEqual(times.values, [{ timestamp: -Infinity, a: 1 }]);
    assert.deepEqual([times.nan, times.infinite, times.batches[0]!.isFinite], [0, 0, false]);
  });

  test(`${name}: takes a number alone for a step or a time, and skips everything else there`, () => {
    for (const other of ['"1"', 'true', 'false', 'null', '[1]', '{"a": 1}', '{"step": 1, "step": 2}', '[]', '{}']) {
      assert.deepEqual(rowOf(`{"step": ${other}, "a": 1}`), { ...time, a: 1 }, other);
      assert.deepEqual(valuesOf(`{"type": "log", "timestamp": ${other}, "data": {"a": 1}}`), { a: 1 }, other);
    }
  });

  test(`${name}: skips what is no metric, whatever it is`, () => {
    const others = [
      '1',
      '1e400',
      '-0',
      'NaN',
      '-Infinity',
      'true',
      'null',
      '"log"',
      '{"a": {"a": 1, "a": 2}}',
      '[[], {}]',
    ];
    for (const other of others) {
      assert.deepEqual(rowOf(`{"_error": ${other}, "a": 1}`), { ...time, a: 1 }, other);
      assert.deepEqual(valuesOf(`{"x": ${other}, "type": "log", "data": {"a": 1}}`), { a: 1 }, other);
    }
  });

  test(`${name}: says which lines hold images, and where they are`, () => {
    const images = logLine('{"step": 1, "_images": [{"format": "base64_png", "data": "iVBORw0KGgo="}], "a": 1}');
    const long = logLine(`{"_images": [ {"data": "${'A'.repeat(300_000)}"}], "step": 2}`);
    const none = ['[]', '[ ]', '{}', '{"a": [1]}', 'null', '"[1]"', '1'].map((value) =>
      logLine(`{"_images": ${value}, "a": 1}`),
    );
    const nested = logLine('{"a": {"_images": [1]}}');
    const found = find(
      make(),
      [logLine('{"a": 1}'), images, ...none, nested, long, images].map((line) => `${line}\n`).join(''),
    );
    assert.deepEqual(found.refusedLines, []);
    assert.deepEqual(found.imageLines, [
      { row: 1, text: images },
      { row: none.length + 3, text: long },
      { row: none.length + 4, text: images },
    ]);
    assert.deepEqual(found.values.at(-1), { ...time, step: 1, a: 1 });
  });

  test(`${name}: says so of each of many lines with images that are alike`, () => {
    const lines = Array.from({ length: 50 }, (_, step) => logLine(`{"_images": [{"data": "x"}], "step": ${step}}`));
    const found = find(make(), `${lines.join('\n')}\n`);
    assert.deepEqual(found.refusedLines, []);
    assert.deepEqual(
      found.imageLines,
      lines.map((text, row) => ({ row, text })),
    );
  });

  test(`${name}: takes a plain row for what it is`, () => {
    const plain = (row: string): Values | null => valuesOf(row, plainFormat);
    assert.deepEqual(plain('{"loss": 1, "a": {"b": true, "step": 2}, "x": "y"}'), { loss: 1, 'a/b': 1, 'a/step': 2 });
    assert.deepEqual(plain('{"type": "log", "data": {"a": 1}, "type2": "x"}'), { 'data/a': 1 });
    assert.deepEqual(plain('{}'), {});
    assert.deepEqual(plain('{"step": 1, "epoch": 2, "iter": NaN}'), { step: 1, epoch: 2, iter: NaN });
    assert.deepEqual(plain('{"timestamp": 5, "time": NaN}'), { timestamp: 5, time: NaN });
    assert.deepEqual(plain('{"_images": [1], "_error": {"a": 1}, "b": 1}'), { b: 1 });
  });

  test(`${name}: hands texts that may be times over as they are written`, () => {
    const plain = (row: string): Values | null => valuesOf(row, plainFormat);
    assert.deepEqual(plain('{"time": "2026-11-23T06:35:01Z", "a": 1}'), { time: '2026-11-23T06:35:01Z', a: 1 });
    assert.deepEqual(plain(String.raw`{"timestamp": "", "time": "\"\u0031\"", "a": 1}`), {
      timestamp: '',
      time: String.raw`\"\u0031\"`,
      a: 1,
    });
    assert.deepEqual(plain('{"a": {"time": "x", "b": 1}}'), { 'a/b': 1 });
  });

  test(`${name}: refuses a plain row whose step is no number, or whose time is neither that nor a text`, () => {
    for (const other of ['true', 'null', '[]', '[1]', '{}', '{"a": 1}', '1e400', 'tru']) {
      for (const key of ['step', 'global_step', 'iteration', 'iter', 'epoch', 'timestamp', 'time']) {
        assert.equal(valuesOf(`{"a": 1, "${key}": ${other}}`, plainFormat), null, `${key}: ${other}`);
      }
    }
    for (const key of ['step', 'global_step', 'iteration', 'iter', 'epoch']) {
      assert.equal(valuesOf(`{"a": 1, "${key}": "1"}`, plainFormat), null, key);
    }
  });
}
