import { releaseProxy, type Remote } from 'comlink';
import type { LogbookFiles } from '../read/files.js';
import { openLogbook } from '../read/folder-logbook.js';
import type { Change, PointColumns } from '../read/logbook.js';
import type { LogbookShare } from '../read/logbook-share.js';
import type { LogbookService } from './logbook-service.js';
import { moved } from './moved.js';

/**
 * The thread's own side: one logbook, its answers' columns moved to whoever asks and not copied.
 * @param filesOf makes the files of an origin, which is whatever the other side of the same platform posted
 */
export function serveLogbook<Origin>(filesOf: (origin: Origin) => LogbookFiles): LogbookService {
  let logbook: LogbookShare | null = null;
  const calls = new Map<number, AbortController>();
  const points = new Map<number, AsyncIterator<PointColumns>>();
  const pieces = new Map<number, AsyncIterator<Uint8Array>>();

  const opened = (): LogbookShare => {
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
    series: (call, query, lines) =>
      cancellable(call, async (signal) => moved(await opened().series(query, { signal, lines }))),
    lines: (call, query) => cancellable(call, async (signal) => moved(await opened().lines(query, { signal }))),
    summaries: (call, query) => cancellable(call, (signal) => opened().summaries(query, { signal })),
    images: (call, query) => cancellable(call, async (signal) => moved(await opened().images(query, { signal }))),
    image: (call, ref) => cancellable(call, async (signal) => moved(await opened().image(ref, { signal }))),
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
      return columns && moved(columns);
    },
    raw: (call, id) =>
      void pieces.set(
        call,
        begin(call, (signal) => opened().raw(id, { signal })),
      ),
    async nextRaw(call) {
      const piece = await nextOf(pieces.get(call));
      return piece && moved(piece);
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
