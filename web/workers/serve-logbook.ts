import { releaseProxy, transfer, type Remote } from 'comlink';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import type { LogbookFiles } from '../../sdk/read/files.js';
import type { Change, Logbook, PointColumns } from '../../sdk/read/logbook.js';
import { ChosenFiles } from './chosen-files.js';
import { HandleFiles } from './handle-files.js';
import type { FilesOrigin, LogbookService } from './protocol.js';

/** The worker's side: one logbook, its answers' columns moved to the page and not copied. */
export function serveLogbook(): LogbookService {
  let logbook: Logbook | null = null;
  const calls = new Map<number, AbortController>();
  const cursors = new Map<number, AsyncIterator<PointColumns>>();

  const opened = (): Logbook => {
    if (!logbook) throw new Error('No logbook has been opened in this worker');
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
    open(origin) {
      logbook = openLogbook(filesOf(origin));
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

function filesOf(origin: FilesOrigin): LogbookFiles {
  return origin.kind === 'handle'
    ? new HandleFiles(origin.handle)
    : new ChosenFiles(origin.name, origin.files, origin.unreadable);
}

/** Each buffer once: naming one twice is refused. */
function buffersOf(columns: ArrayBufferView<ArrayBufferLike>[]): Transferable[] {
  return [...new Set(columns.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
