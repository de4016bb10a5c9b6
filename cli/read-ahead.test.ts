import assert from 'node:assert/strict';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from '../sdk/testing/scratch-folder.js';
import { readAhead } from './read-ahead.js';

/** Bytes of more than four chunks, none like its neighbours. */
const bytes = Uint8Array.from({ length: 4_600_001 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);

async function fileOf(t: TestContext, content: Uint8Array): Promise<FileHandle> {
  const file = path.join(scratchFolder(t), 'file');
  await writeFile(file, content);
  return open(file);
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

test('gives the bytes from start to end, in order', async (t) => {
  const file = await fileOf(t, bytes);
  for (const [start, end] of [
    [0, bytes.length],
    [1000, 4_000_000],
    [1_048_576, 2_097_152],
    [5, 6],
    [7, 7],
  ] as const) {
    assert.ok((await all(readAhead(file, start, end))).equals(bytes.subarray(start, end)), `${start} to ${end}`);
  }
  await file.close();
});

test('ends where the file ends', async (t) => {
  const file = await fileOf(t, bytes);
  assert.ok((await all(readAhead(file, 2_000_000, 9_000_000))).equals(bytes.subarray(2_000_000)));
  await file.close();
});

test('leaves no gap where the system gives less than was asked for', async (t) => {
  const file = await fileOf(t, bytes);
  let reads = 0;
  // A network's file system may do so; a local one does not.
  const stingy = {
    read: (buffer: Buffer, offset: number, length: number, position: number) =>
      file.read(buffer, offset, ++reads % 3 === 0 ? Math.ceil(length / 5) : length, position),
  } as FileHandle;
  assert.ok((await all(readAhead(stingy, 10, bytes.length))).equals(bytes.subarray(10)));
  assert.ok(reads > 6);
  await file.close();
});

test('reads no more after it was left, or cancelled', async (t) => {
  const file = await fileOf(t, bytes);
  for await (const chunk of readAhead(file, 0, bytes.length)) {
    assert.ok(chunk.length > 0);
    break;
  }
  const controller = new AbortController();
  const reading = (async () => {
    for await (const chunk of readAhead(file, 0, bytes.length, { signal: controller.signal })) {
      assert.ok(chunk.length > 0);
      controller.abort(new Error('enough'));
    }
  })();
  await assert.rejects(reading, { message: 'enough' });
  // Closing would fail or wait if a read were under way.
  await file.close();
});
