import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlainContent } from './contents.js';
import { FileTail } from './file-tail.js';
import type { Batch } from './kernel/kernel.js';
import type { OpenFile } from './files.js';
import { MemoryFiles } from './memory-files.js';

const path = 'a.jsonl';

/** Counts the bytes that are read as content, and refuses them on demand. */
class CountingFiles extends MemoryFiles {
  readBytes = 0;
  isClosed = false;

  override async *chunks(file: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (this.isClosed) throw new Error('Permission denied');
    for await (const chunk of super.chunks(file, start, end)) {
      this.readBytes += chunk.length;
      yield chunk;
    }
  }

  override bytes(file: string, start: number, end: number): Promise<Uint8Array> {
    if (this.isClosed) return Promise.reject(new Error('Permission denied'));
    return super.bytes(file, start, end);
  }
}

function tailOf(content: string): {
  files: CountingFiles;
  tail: FileTail<PlainContent>;
  update: () => Promise<string>;
} {
  const files = new CountingFiles('folder', [[path, content]]);
  const tail = new FileTail(files, path, () => new PlainContent(path));
  return {
    files,
    tail,
    async update() {
      const change = await tail.look();
      await tail.read(() => undefined);
      return change;
    },
  };
}

test('is not exact before it has been looked at', async () => {
  const { tail, update } = tailOf('{"v": 1}\n');
  assert.equal(tail.exact, false);
  await update();
  assert.equal(tail.exact, true);
});

test('reads a file that opens as one that comes in chunks, however few bytes it gives at a time', async () => {
  const rows = Array.from({ length: 2000 }, (_, row) => `{"v": ${row}}\n`).join('');
  const content = `${rows}no json\n${rows}{"v": 1`;
  let open = 0;
  /** Gives 1, 2, 3, … bytes. */
  class Opening extends MemoryFiles {
    override chunks(): AsyncGenerator<Uint8Array> {
      throw new Error('It opens');
    }
    async open(file: string): Promise<OpenFile> {
      const bytes = await this.bytes(file, 0, Infinity);
      let sizeBytes = 0;
      open += 1;
      return {
        read(memory, at) {
          sizeBytes += 1;
          const piece = bytes.subarray(at, at + Math.min(sizeBytes, memory.length));
          memory.set(piece);
          return piece.length;
        },
        close() {
          open -= 1;
          return Promise.resolve();
        },
      };
    }
  }
  const found = await Promise.all(
    [MemoryFiles, Opening].map(async (Files) => {
      const files = new Files('folder', [[path, content]]);
      const tail = new FileTail(files, path, () => new PlainContent(path));
      const states: unknown[] = [];
      for (let round = 0; round < 3; round++) {
        await tail.look();
        await tail.read(() => undefined);
        const { rows, damage } = tail.content;
        states.push([tail.error, tail.exact, tail.readBytes, rows.count, rows.lastStep, damage]);
        files.append(path, round === 0 ? '}\n{"v": 2' : '}\n', 100 + round);
      }
      return states;
    }),
  );
  assert.deepEqual(found[1], found[0]);
  assert.equal((found[1]![2] as unknown[])[3], 4002);
  assert.equal(open, 0, 'all are closed');
});

/** A file of rows of which every other line is none, and contents of it that fail once, in one way or another. */
const lines = Array.from({ length: 3000 }, (_, row) => `{"v": ${row}}\nno json\n`).join('');
let failuresLeft = 0;
function fail(): void {
  if (failuresLeft === 0) return;
  failuresLeft -= 1;
  throw new Error('There is no memory');
}
class FailsAtLine extends PlainContent {
  override line(...line: Parameters<PlainContent['line']>): void {
    if (this.rows.count > 1000) fail();
    super.line(...line);
  }
}
class FailsAtBatch extends PlainContent {
  protected override batch(batch: Batch): void {
    fail();
    super.batch(batch);
  }
}

for (const [name, Content, text] of [
  ['at a line', FailsAtLine, lines],
  ['at rows that were kept back to the end', FailsAtBatch, '{"v": 1}\n'.repeat(3000)],
] as const) {
  test(`reads all again where it failed in the middle of it, ${name}: no row is lost, and none comes twice`, async () => {
    const files = new MemoryFiles('folder', [[path, text]]);
    const tail = new FileTail(files, path, () => new Content(path));
    failuresLeft = 1;
    await tail.look();
    await tail.read(() => undefined);
    assert.deepEqual([tail.error?.message, tail.content.rows.count], ['There is no memory', 0]);
    // Nothing has changed, and to read all of it again and again would help nobody.
    assert.equal(await tail.look(), 'same');
    files.append(path, '{"v": 0}\n', 5);
    await tail.look();
    await tail.read(() => undefined);
    const { rows, damagedLines } = tail.content;
    assert.deepEqual([tail.error, rows.count, damagedLines], [null, 3001, text === lines ? 3000 : 0]);
  });
}

test('is not to blame for another file whose rows are handed over in its turn', async () => {
  const files = new MemoryFiles('folder', [
    ['a.jsonl', '{"v": 1}\n'.repeat(200)],
    ['b.jsonl', '{"v": 1}\n'.repeat(300)],
  ]);
  const first = new FileTail(files, 'a.jsonl', () => new FailsAtBatch('a.jsonl'));
  const other = new FileTail(files, 'b.jsonl', () => new PlainContent('b.jsonl'));
  failuresLeft = 1;
  await Promise.all([first.look(), other.look()]);
  // The first keeps its rows back until the other one is read.
  await Promise.all([first.read(() => undefined), other.read(() => undefined)]);
  assert.deepEqual([other.error, other.content.rows.count], [null, 300]);
  assert.equal(first.error?.message, 'There is no memory');
  files.append('a.jsonl', '{"v": 1}\n', 5);
  await first.look();
  await first.read(() => undefined);
  assert.deepEqual([first.error, first.content.rows.count], [null, 201]);
});

test('keeps the last row, whose line has no end, while the file cannot be read', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n{"v": 2}');
  await update();
  assert.equal(tail.content.rows.count, 2);
  files.append(path, '\n', 5);
  files.isClosed = true;
  await update();
  assert.equal(tail.content.rows.count, 2);
  files.isClosed = false;
  await update();
  assert.deepEqual([tail.error, tail.content.rows.count], [null, 2]);
});

test('reads an unfinished line once, however often it grows', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n{"text": "');
  await update();
  for (let piece = 0; piece < 100; piece++) {
    files.append(path, 'x'.repeat(1000), piece + 1);
    await update();
  }
  files.append(path, '", "v": 2}\n', 1000);
  await update();
  assert.equal(tail.content.rows.count, 2);
  assert.equal(files.readBytes, tail.sizeBytes);
});

test('reads nothing again where only the time changed', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n');
  await update();
  files.write(path, '{"v": 1}\n', 5);
  await update();
  assert.equal(files.readBytes, tail.sizeBytes);
  assert.equal(tail.modifiedMs, 5);
});

test('tells once of a file that can be seen and not read, and reads it when it can be', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n');
  files.isClosed = true;
  assert.deepEqual([await update(), await update(), await update()], ['grown', 'same', 'same']);
  assert.match(String(tail.error), /Permission denied/);
  files.isClosed = false;
  await update();
  assert.deepEqual([tail.error, tail.content.rows.count], [null, 1]);
});

test('reads again what was let go, and stays exact meanwhile', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n{"v": 2}\n{"v": 3}');
  await update();
  tail.release();
  assert.equal(tail.isReleased, true);
  assert.equal(tail.exact, true);
  assert.equal(tail.content.rows.count, 0);
  assert.equal(await tail.look(), 'same');
  await tail.read(() => assert.equal(tail.exact, true));
  assert.equal(tail.isReleased, false);
  assert.equal(tail.content.rows.count, 3);
  files.append(path, '\n{"v": 4}\n', 1);
  assert.equal(await update(), 'grown');
  assert.equal(tail.content.rows.count, 4);
});

test('notices that what was let go has grown, or was replaced', async () => {
  const { files, tail, update } = tailOf('{"v": 1}\n{"v": 2}\n');
  await update();
  tail.release();
  files.append(path, '{"v": 3}\n', 1);
  assert.equal(await tail.look(), 'grown');
  assert.equal(tail.exact, false);
  await tail.read(() => undefined);
  assert.equal(tail.content.rows.count, 3);
  tail.release();
  files.write(path, '{"v": 9}\n{"v": 2}\n{"v": 3}\n{"v": 4}\n', 2);
  assert.equal(await update(), 'replaced');
  assert.deepEqual([...(tail.content.rows.metrics.get('v')?.values.toArray() ?? [])], [9, 2, 3, 4]);
});
