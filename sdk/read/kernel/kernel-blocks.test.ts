import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logFormat, plainFormat } from './row-formats.js';
import { Found, find, logLine, steadyLines, type Values } from './testing/found.js';
import { kernels } from './testing/kernels.js';
import { WasmKernel } from './wasm-kernel.js';

const time = { timestamp: 1795415701.25 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const lineOf = (values: object): string => `${logLine(JSON.stringify(values))}\n`;

for (const make of kernels) {
  const { name } = make();

  test(`${name}: gives rows and refused lines in the order of the file, and reads on after them`, () => {
    const refused = ['', '{"type": "metadata"}', 'x', logLine('{"a": 1, "a": 2}')];
    const lines = Array.from({ length: 3000 }, (_, line) =>
      line % 700 === 650 ? refused[Math.floor(line / 700)]! : logLine(`{"a": ${line}}`),
    );
    const found = find(make(), `${lines.join('\n')}\n`);
    assert.deepEqual(found.refusedLines, refused);
    let row = 0;
    assert.deepEqual(
      found.order,
      lines.map((line) => (refused.includes(line) ? line : row++)),
    );
    assert.deepEqual(
      found.values.map(({ a }) => a),
      lines.flatMap((line, index) => (refused.includes(line) ? [] : [index])),
    );
  });

  test(`${name}: comes back to reading after any number of refused lines`, () => {
    const lines = [
      ...Array.from({ length: 1000 }, (_, index) => `{"other": ${index}}`),
      ...steadyLines(400).trimEnd().split('\n'),
    ];
    const found = find(make(), `${lines.join('\n')}\n`);
    assert.equal(found.order.length, lines.length);
    assert.ok(found.values.length > 300, `${found.values.length} rows`);
    assert.deepEqual(found.refusedLines, lines.slice(0, found.refusedLines.length));
  });

  test(`${name}: reads a file in blocks of any size, and leaves what comes after the last line`, () => {
    const images = logLine('{"_images": [{"data": "x"}], "loss": 1}');
    const text = `${steadyLines(30)}broken\n${images}\n${steadyLines(30)}{"type": "log", "time`;
    const whole = find(make(), text);
    for (const sizeBytes of [1, 2, 3, 5, 70, 90, 200, 1000]) {
      const kernel = make();
      const found = new Found();
      const bytes = bytesOf(text);
      let start = 0;
      for (let end = sizeBytes; end < bytes.length + sizeBytes; end += sizeBytes) {
        // A block of its own, so that nothing comes after it.
        const block = bytes.slice(start, end);
        found.read(kernel, block, logFormat);
        start += block.lastIndexOf(0x0a) + 1;
      }
      kernel.settle();
      assert.deepEqual(
        { values: found.values, order: found.order, imageLines: found.imageLines },
        { values: whole.values, order: whole.order, imageLines: whole.imageLines },
      );
    }
  });

  test(`${name}: reads short lines at the very end of a block`, () => {
    for (const block of [
      '{}\n',
      '{}\n{}\n',
      '{"a":1}\n{}\n{}\n',
      '\n{}\n',
      '{}\n\n',
      '{"a":1}\n\n\n',
      '\n',
      '{}\n{',
      '',
      '{',
      '{}',
    ]) {
      const lines = block.split('\n').slice(0, -1);
      const found = find(make(), bytesOf(block).slice(), plainFormat);
      assert.deepEqual(
        found.values,
        lines.filter(Boolean).map((line) => JSON.parse(line) as Values),
        block,
      );
      assert.deepEqual(
        found.refusedLines,
        lines.filter((line) => !line),
      );
    }
  });

  test(`${name}: takes nothing from beyond the block`, () => {
    for (const beyond of ['1', '"', '}', '\n', ' ', '\\', 'e', '.', '{"a": 1}\n']) {
      for (const block of [
        `${steadyLines(20)}`,
        '{}\n',
        '{"type": "log", "data": {"a": 1',
        `${logLine('{"a": "x')}\n`,
      ]) {
        const around = bytesOf(`${beyond.repeat(20)}${block}${beyond.repeat(20)}`);
        const inside = around.subarray(20 * beyond.length, 20 * beyond.length + block.length);
        assert.deepEqual(find(make(), inside).order, find(make(), bytesOf(block)).order);
        assert.deepEqual(find(make(), inside).values, find(make(), bytesOf(block)).values);
      }
    }
  });

  test(`${name}: takes the same lines for what they are in each format`, () => {
    const kernel = make();
    const lines = steadyLines(50);
    for (let round = 0; round < 3; round++) {
      const log = find(kernel, lines);
      assert.deepEqual(log.values[49], { ...time, step: 49, loss: 7 });
      const plain = find(kernel, lines, plainFormat);
      assert.deepEqual(plain.values[49], { ...time, 'data/step': 49, 'data/loss': 7 });
    }
  });

  test(`${name}: hands over the rows of one file before it reads another`, () => {
    const kernel = make();
    const [first, second] = [new Found(), new Found()];
    for (let round = 0; round < 3; round++) {
      first.read(kernel, steadyLines(10), logFormat);
      second.read(kernel, `${logLine('{"a": 1}')}\n`, logFormat);
      assert.equal(first.values.length, 10 * (round + 1));
    }
    kernel.settle();
    kernel.settle();
    assert.deepEqual(second.values, Array<Values>(3).fill({ ...time, a: 1 }));
  });

  test(`${name}: hands over everything before it is asked for no more when a line was refused`, () => {
    const kernel = make();
    const found = new Found();
    found.read(kernel, `${steadyLines(5)}broken\n`, logFormat);
    assert.equal(found.values.length, 5);
    found.read(kernel, steadyLines(5), logFormat);
    kernel.settle();
    assert.equal(found.values.length, 10);
  });

  test(`${name}: reads on with the keys it knows when there is no room for more`, () => {
    const kernel = make();
    const manyKeys = Array.from({ length: 5000 }, (_, key) => lineOf({ a: key, [`key${key}`]: key }));
    const found = find(kernel, manyKeys.join('') + steadyLines(1));
    assert.ok(found.values.length > 3900 && found.refusedLines.length > 900);
    for (const row of found.values) if (row.a !== undefined) assert.equal(row[`key${row.a}`], row.a);
    assert.deepEqual(find(kernel, lineOf({ a: 5, key1: 7 })).values, [{ ...time, a: 5, key1: 7 }]);
  });

  test(`${name}: reads rows of thousands of values`, () => {
    const row = Object.fromEntries(Array.from({ length: 4000 }, (_, key) => [`key/${key}`, key / 7]));
    const found = find(make(), lineOf(row).repeat(20));
    assert.deepEqual(found.values, Array<Values>(20).fill({ ...time, ...row }));
  });
}

test('wasm: where there is no memory for a block it says so, and reads what there is memory for', () => {
  const kernel = new WasmKernel();
  assert.throws(() => kernel.room(2 ** 31), /no memory for 2147483648 bytes/);
  const room = kernel.room(1_000_000);
  assert.equal(room.length, 1_000_000);
  room.fill(0x20);
  assert.equal(find(kernel, steadyLines(50)).values.length, 50);
});
