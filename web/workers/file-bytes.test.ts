import { expect } from '@open-wc/testing';
import { fileBytes, fileChunks } from './file-bytes.js';

const megabyte = 1024 * 1024;

/** A file whose byte at any place tells that place. */
function fileOf(sizeBytes: number): File {
  return new File([Uint8Array.from({ length: sizeBytes }, (_, at) => (at * 31) >>> 3)], 'a.jsonl');
}

const isRange = (bytes: Uint8Array, start: number): boolean =>
  bytes.every((byte, index) => byte === (((start + index) * 31) >>> 3) % 256);

describe('the bytes of a file', () => {
  for (const [sizeBytes, start, end] of [
    [0, 0, 10],
    [10, 0, 10],
    [10, 3, 7],
    [10, 8, 50],
    [3 * megabyte, 0, 3 * megabyte],
    [3 * megabyte, 5, 2 * megabyte],
    [3 * megabyte, 2 * megabyte, 9 * megabyte],
  ] as const) {
    it(`are those from ${start} to ${end} of ${sizeBytes}`, async () => {
      const file = fileOf(sizeBytes);
      const bytes = await fileBytes(() => Promise.resolve(file), start, end);
      expect(bytes.length).to.equal(Math.max(0, Math.min(end, sizeBytes) - start));
      expect(isRange(bytes, start)).to.equal(true);
      let at: number = start;
      for await (const chunk of fileChunks(() => Promise.resolve(file), start, end)) {
        expect(isRange(chunk, at)).to.equal(true);
        at += chunk.length;
      }
      expect(at - start).to.equal(bytes.length);
    });
  }

  it('let messages have their turn between two chunks, however long the work on each takes', async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(`chunks-${crypto.randomUUID()}`, { create: true });
    const writable = await handle.createWritable();
    await writable.write(new Uint8Array(32 * megabyte));
    await writable.close();
    const { port1, port2 } = new MessageChannel();
    const chunks: Uint8Array[] = [];
    const heardAt: number[] = [];
    port1.onmessage = () => heardAt.push(chunks.length);
    for await (const chunk of fileChunks(() => handle.getFile(), 0, 32 * megabyte)) {
      chunks.push(chunk);
      port2.postMessage(null);
      for (const endMs = performance.now() + 20; performance.now() < endMs;) continue;
    }
    port1.close();
    await root.removeEntry(handle.name);
    // Each is heard before the next chunk comes.
    expect(chunks.length).to.be.above(2);
    expect(heardAt).to.deep.equal(chunks.map((_, index) => index + 1));
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    const file = fileOf(3 * megabyte);
    const chunks: Uint8Array[] = [];
    let failed: unknown;
    try {
      for await (const chunk of fileChunks(() => Promise.resolve(file), 0, file.size, { signal: stop.signal })) {
        chunks.push(chunk);
        stop.abort(new Error('enough'));
      }
    } catch (error) {
      failed = error;
    }
    expect(failed).to.have.property('message', 'enough');
    expect(chunks.length).to.equal(1);
  });
});
