import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineSplitter, type LineSink } from './line-splitter.js';

interface Line {
  text: string;
  offset: number;
  sizeBytes: number;
}

/** What a sink has to be given of a file, and what remains of it. */
function linesOf(file: string): { lines: Line[]; rest: string } {
  let offset = 0;
  const texts = file.split('\n');
  const rest = texts.pop()!;
  const lines = texts.map((text) => {
    const sizeBytes = Buffer.byteLength(text);
    const line = { text, offset, sizeBytes };
    offset += sizeBytes + 1;
    return line;
  });
  return { lines, rest };
}

/** A sink of texts, and one of blocks that wants every third line as a text. */
function sinks(): { name: string; sink: LineSink; lines: Line[] }[] {
  return ['texts', 'blocks'].map((name) => {
    const lines: Line[] = [];
    const line = (text: string, offset: number, sizeBytes: number): void =>
      void lines.push({ text, offset, sizeBytes });
    if (name === 'texts') return { name, lines, sink: { line } };
    let memory = new Uint8Array(0);
    const room = (sizeBytes: number): Uint8Array => {
      // Memory that was given before is no longer valid.
      memory.fill(0);
      memory = new Uint8Array(sizeBytes);
      return memory;
    };
    const take = (block: Uint8Array, offset: number, asText: (start: number, end: number) => void): number => {
      let start = 0;
      for (let end = block.indexOf(10) + 1; end > 0; end = block.indexOf(10, start) + 1) {
        const text = new TextDecoder().decode(block.subarray(start, end - 1));
        if (lines.length % 3 === 0) asText(start, end);
        else line(text, offset + start, end - start - 1);
        start = end;
      }
      return start;
    };
    return { name, lines, sink: { line, blocks: { room, take, settle: () => undefined } } };
  });
}

const long = (length: number): string => 'äb'.repeat(length / 3);
const files: Record<string, string> = {
  'short lines': Array.from({ length: 3000 }, (_, index) => `line ${index} ${'ö'.repeat(index % 7)}\n`).join(''),
  'empty lines, and no end': '\n\na\n\nb\n\n\nunfinished',
  nothing: '',
  'lines longer than what is taken at a time': `a\n${long(1_200_000)}\nb\nc\n${long(3_600_000)}\n${long(1_050_000)}\nd\ne`,
  'a long line that is not finished': `a\n${long(1_800_000)}`,
};

for (const [name, file] of Object.entries(files)) {
  for (const pieceBytes of [1000, 70_001, 1_000_000, 5_000_000]) {
    test(`gives every line of ${name}, in pieces of ${pieceBytes} bytes`, () => {
      const bytes = Buffer.from(file);
      const expected = linesOf(file);
      for (const { name, sink, lines } of sinks()) {
        const pushed = new LineSplitter(sink);
        for (let at = 0; at < bytes.length; at += pieceBytes) pushed.push(bytes.subarray(at, at + pieceBytes));
        assert.deepEqual({ lines, rest: pushed.rest().text }, expected, `${name}, pushed`);

        lines.length = 0;
        const taken = new LineSplitter(sink);
        let at = 0;
        const source = (memory: Uint8Array): number => {
          const piece = bytes.subarray(at, at + Math.min(pieceBytes, memory.length));
          memory.set(piece);
          at += piece.length;
          return piece.length;
        };
        while (taken.take(source) > 0);
        assert.deepEqual({ lines, rest: taken.rest().text }, expected, `${name}, taken`);
      }
    });
  }
}

test('gives a line as a text that is too long for a block', () => {
  const file = `a\n${'x'.repeat(33 * 1024 * 1024)}\nb\nrest`;
  const [, blocks] = sinks();
  const splitter = new LineSplitter(blocks!.sink);
  splitter.push(Buffer.from(file));
  const expected = linesOf(file);
  assert.deepEqual(
    blocks!.lines.map(({ offset, sizeBytes }) => [offset, sizeBytes]),
    expected.lines.map(({ offset, sizeBytes }) => [offset, sizeBytes]),
  );
  assert.ok(blocks!.lines.every(({ text }, index) => text === expected.lines[index]!.text));
  assert.equal(splitter.rest().text, 'rest');
});

test('loses nothing where a source fails, and goes on with the next', () => {
  const [texts] = sinks();
  const splitter = new LineSplitter(texts!.sink);
  splitter.push(Buffer.from('one\ntw'));
  assert.throws(() =>
    splitter.take(() => {
      throw new Error('no disk');
    }),
  );
  splitter.push(Buffer.from('o\n'));
  assert.deepEqual(
    texts!.lines.map(({ text }) => text),
    ['one', 'two'],
  );
});
