import { expect } from '@open-wc/testing';
import { eventData } from './event-data.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** A body that brings these pieces and stays open; `left` resolves when its reader gives it up. */
function bodyOf(...pieces: string[]): { body: ReadableStream<Bytes>; left: Promise<void> } {
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Bytes>({
    start: (controller) => pieces.forEach((piece) => controller.enqueue(encoder.encode(piece))),
    cancel: () => leave(),
  });
  return { body, left };
}

describe('the data of events', () => {
  it('comes with the piece that completes it, however the lines end', async () => {
    const { body } = bodyOf('data: a\n\ndata:b\r', '\n\r\n', ': still here\n\n', 'data: c\rdata: d\r\r', 'event: x\n');
    const pieces: string[][] = [];
    for await (const events of eventData(body)) {
      pieces.push(events);
      if (pieces.length === 5) break;
    }
    expect(pieces).to.deep.equal([['a'], ['b'], [], [], ['c\nd']]);
  });

  it('leaves no connection open when its reader leaves or fails', async () => {
    const { body, left } = bodyOf('data: a\n\n');
    const failed = (async () => {
      for await (const events of eventData(body)) throw new Error(`a bug at ${events.join()}`);
    })();
    expect(await failed.catch((error: unknown) => String(error))).to.equal('Error: a bug at a');
    await left;
  });
});
