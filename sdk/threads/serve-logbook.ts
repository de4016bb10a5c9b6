import { releaseProxy, transfer, type Remote } from 'comlink';
import type { LogbookFiles } from '../read/files.js';
import { openLogbook } from '../read/folder-logbook.js';
import type { Change, Logbook, PointColumns } from '../read/logbook.js';
import type { LogbookService } from './logbook-service.js';

/**
 * The thread's own side: one logbook, its answers' columns moved to whoever asks and not copied.
 * @param filesOf makes the files of an origin, which is whatever the other side of the same platform posted
 */
export function serveLogbook<Origin>(filesOf: (origin: Origin) => LogbookFiles): LogbookService {
  let logbook: Logbook | null = null;
  const calls = new Map<number, AbortController>();
  const points = new Map<number, AsyncIterator<PointColumns>>();
  const pieces = new Map<number, AsyncIterator<Uint8Array>>();

  const opened = (): Logbook => {
    if (!logbook) throw new Error('No logbook has been opened in this thread');
    return logbook;
  };
  /** Runs a call that `cancel` can stop. */
  const cancellable = async <T>(call: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const controller = new AbortController();
    calls.set(call, controller);
    try {
      return await run(controller.signal);
    } finally {
      calls.delete(call);
    }
  };

  /** Begins what is asked for piece by piece, until it is cancelled. */
  const begin = <Item>(call: number, items: (signal: AbortSignal) => AsyncIterable<Item>): AsyncIterator<Item> => {
    const controller = new AbortController();
    calls.set(call, controller);
    return items(controller.signal)[Symbol.asyncIterator]();
  };

  return {
    open(origin, options) {
      logbook = openLogbook(filesOf(origin as Origin), options);
      const { name, live, writable } = logbook;
      return { name, live, writable };
    },
    experiments: (call, options) => cancellable(call, (signal) => opened().experiments({ ...options, signal })),
    damage: (call, id) => cancellable(call, (signal) => opened().damage(id, { signal })),
    series: (call, query) =>
      cancellable(call, async (signal) => {
        const answer = await opened().series(query, { signal });
        return transfer(answer, buffersOf([...answer.traces, ...answer.bands].flatMap(columnsOf)));
      }),
    summaries: (call, query) => cancellable(call, (signal) => opened().summaries(query, { signal })),
    images: (call, query) =>
      cancellable(call, async (signal) => {
        const answer = await opened().images(query, { signal });
        return transfer(answer, buffersOf([answer.steps]));
      }),
    image: (call, ref) =>
      cancellable(call, async (signal) => {
        const image = await opened().image(ref, { signal });
        return transfer(image, buffersOf([image.bytes]));
      }),
    text: (call, query) => cancellable(call, (signal) => opened().text(query, { signal })),
    annotate: (_call, id, patch) => opened().annotate(id, patch),
    remove: (_call, id, options) => opened().remove(id, options),
    points: (call, query) =>
      void points.set(
        call,
        begin(call, (signal) => opened().points(query, { signal })),
      ),
    async nextPoints(call) {
      const columns = await nextOf(points.get(call));
      return columns && transfer(columns, buffersOf([columns.step, columns.time, columns.value]));
    },
    raw: (call, id) =>
      void pieces.set(
        call,
        begin(call, (signal) => opened().raw(id, { signal })),
      ),
    async nextRaw(call) {
      const piece = await nextOf(pieces.get(call));
      return piece && transfer(piece, buffersOf([piece]));
    },
    changes(call, listener) {
      const controller = new AbortController();
      calls.set(call, controller);
      opened().changes((change) => listener(change), { signal: controller.signal });
      controller.signal.addEventListener('abort', () => (listener as Remote<(change: Change) => void>)[releaseProxy]());
    },
    cancel(call) {
      calls.get(call)?.abort();
      calls.delete(call);
      points.delete(call);
      pieces.delete(call);
    },
  };
}

async function nextOf<Item>(items: AsyncIterator<Item> | undefined): Promise<Item | null> {
  const next = await items?.next();
  return next && !next.done ? next.value : null;
}

/** The columns that are members of a part of an answer, or of its members. */
function columnsOf(part: object): ArrayBufferView<ArrayBufferLike>[] {
  return Object.values(part).flatMap((member: unknown) => {
    if (ArrayBuffer.isView(member)) return [member];
    return typeof member === 'object' && member !== null ? columnsOf(member) : [];
  });
}

/** Each buffer once: naming one twice is refused. */
function buffersOf(columns: ArrayBufferView<ArrayBufferLike>[]): ArrayBuffer[] {
  const buffers = columns.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
}
