import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logLine, logPath, read, Reading } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';

const bytes = (...parts: (string | number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

test('reads lines as Python writes them', async () => {
  const reading = read(
    `{"type": "metadata", "experiment_id": "${id}", "name": null, "start_time": 1795415701.1785011, ` +
      '"start_time_iso": "2026-11-23T06:35:01.178501", "track_resources": true, "has_images": false, ' +
      '"has_text": false, "status": "running", "process_pid": 14941}\n' +
      '{"type": "log", "timestamp": 1795415701.179349, "data": {"step": 0, "loss": 10}}\n' +
      '{"type": "log", "timestamp": 1795415750.3851302, "data": {"loss": 1.0, "acc": 0.0, "step": 1}}\n',
  );
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.status, item.damagedLines], [2, 'running', 0]);
  assert.equal(item.metadata.start_time, 1795415701.1785011);
  assert.deepEqual(await reading.points(), {
    acc: [{ step: 1, time: 1795415750.3851302, value: 0 }],
    loss: [
      { step: 0, time: 1795415701.179349, value: 10 },
      { step: 1, time: 1795415750.3851302, value: 1 },
    ],
  });
});

test('reads lines without a space, and with more of it than needed', async () => {
  const reading = read(
    '{"type":"log","timestamp":1,"data":{"step":0,"loss":2}}\n' +
      ' \t{ "type" :\t"log" ,"timestamp" : 2 , "data" : { "step" : 1 , "loss" : 3 } } \t\n',
  );
  assert.deepEqual(await reading.values(), { loss: [2, 3] });
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('reads lines that end in a carriage return and a newline', async () => {
  const reading = read([logLine('{"loss": 1}'), logLine('{"loss": 2}'), ''].join('\r\n'));
  assert.deepEqual(await reading.values(), { loss: [1, 2] });
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('reads past a byte-order mark at the start of the file', async () => {
  const reading = read(`\uFEFF{"type":"metadata","status":"completed"}\n${logLine('{"loss": 1}')}\n`);
  const item = await reading.experiment();
  assert.deepEqual([item.status, item.logCount, item.damagedLines], ['completed', 1, 0]);
});

test('reads past a byte-order mark at the start of a later line', async () => {
  const reading = read(`${logLine('{"loss": 1}')}\n\uFEFF${logLine('{"loss": 2}')}\n`);
  assert.deepEqual(await reading.values(), { loss: [1, 2] });
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('reads a name as raw UTF-8 and as escapes alike', async () => {
  const reading = read(
    `${logLine('{"损失 🚀": 1}')}\n${logLine('{"\\u635f\\u5931 \\ud83d\\ude80": 2}')}\n${logLine('{"\\u006coss": 3}')}\n`,
  );
  assert.deepEqual(await reading.values(), { '损失 🚀': [1, 2], loss: [3] });
});

test('does not count blank lines as damaged, nor as rows', async () => {
  const reading = read(`\n\r\n  \t \n${logLine('{"loss": 1}')}\n\n\n${logLine('{"loss": 2}')}\n \n`);
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [2, 0]);
  assert.deepEqual(
    (await reading.points()).loss?.map(({ step }) => step),
    [0, 1],
  );
});

test('ignores an object of an unknown type without counting it as damaged', async () => {
  const reading = read(
    `{"type": "checkpoint", "data": {"loss": 9}}\n{"data": {"loss": 9}}\n{"type": 5}\n{}\n${logLine('{"loss": 1}')}\n`,
  );
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [1, 0]);
  assert.deepEqual(await reading.values(), { loss: [1] });
});

test('decodes invalid UTF-8 inside a string with U+FFFD and does not count it as damaged', async () => {
  const reading = read(
    bytes('{"type": "log", "timestamp": 1, "data": {"a', [0xff], 'b": 1, "c', [0xe2, 0x82], '": 2}}\n', [0x0a]),
  );
  assert.deepEqual(await reading.values(), { 'a\uFFFDb': [1], 'c\uFFFD': [2] });
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('counts invalid UTF-8 outside of a string as damage', async () => {
  const reading = read(
    bytes('{"type": "log", "timestamp": 1, "data": {"a": 1', [0xff], '}}\n', logLine('{"b": 2}'), '\n'),
  );
  assert.deepEqual(await reading.values(), { b: [2] });
  assert.equal((await reading.experiment()).damagedLines, 1);
});

test('keeps characters whole that are cut by the end of a chunk', async () => {
  const content = new TextEncoder().encode(`${logLine('{"ü🚀": 1}')}\n${logLine('{"ü🚀": 2}')}\n`);
  class SmallChunks extends MemoryFiles {
    override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
      const all = await this.bytes(path, start, end);
      // One buffer for all chunks: a chunk is valid until the next is asked for.
      const buffer = new Uint8Array(1);
      for (const byte of all) {
        buffer[0] = byte;
        yield buffer;
      }
    }
  }
  const reading = new Reading(new SmallChunks('crafted', [[logPath, content]]));
  assert.deepEqual(await reading.values(), { 'ü🚀': [1, 2] });
});

test('counts log lines, those with images and those without any data too', async () => {
  const image = '{"step": 10, "_images": [{"format": "base64_png", "data": "iVBORw0K", "label": "sample"}]}';
  const reading = read(`${logLine('{"loss": 1}')}\n${logLine(image)}\n${logLine('{}')}\n{"type": "log"}\n`);
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.damagedLines, item.hasImages], [4, 0, true]);
});

test('finds no images in a run that has none', async () => {
  const item = await read(
    `{"type": "metadata", "has_images": false}\n${logLine('{"_images": [], "a": 1}')}\n`,
  ).experiment();
  assert.deepEqual([item.hasImages, item.hasText, item.hasResources], [false, false, false]);
});

test('takes the word of a metadata line that there are images and text', async () => {
  const item = await read(
    '{"type": "metadata", "has_images": true}\n{"type": "metadata", "has_text": true}\n',
  ).experiment();
  assert.deepEqual([item.hasImages, item.hasText], [true, true]);
});
