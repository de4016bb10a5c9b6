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
  const cursors = new Map<number, AsyncIterator<PointColumns>>();

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

  return {
    open(origin, options) {
      logbook = openLogbook(filesOf(origin as Origin), options);
      return { name: logbook.name, live: logbook.live };
    },
    experiments: (call, options) => cancellable(call, (signal) => opened().experiments({ ...options, signal })),
    damage: (call, id) => cancellable(call, (signal) => opened().damage(id, { signal })),
    series: (call, query) =>
      cancellable(call, async (signal) => {
        const answer = await opened().series(query, { signal });
        return transfer(
          answer,
          buffersOf(
            answer.traces.flatMap(({ x, y, segments, nonFinite }) => [x, y, segments, ...Object.values(nonFinite)]),
          ),
        );
      }),
    summaries: (call, query) => cancellable(call, (signal) => opened().summaries(query, { signal })),
    points(call, query) {
      const controller = new AbortController();
      calls.set(call, controller);
      cursors.set(call, opened().points(query, { signal: controller.signal })[Symbol.asyncIterator]());
    },
    async nextPoints(call) {
      const next = await cursors.get(call)?.next();
      if (!next || next.done) return null;
      const { step, time, value } = next.value;
      return transfer(next.value, buffersOf([step, time, value]));
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
      cursors.delete(call);
    },
  };
}

/** Each buffer once: naming one twice is refused. */
function buffersOf(columns: ArrayBufferView<ArrayBufferLike>[]): ArrayBuffer[] {
  const buffers = columns.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
}
