import { assert } from 'chai';
import type {
  Change,
  Logbook,
  MetricSummary,
  PointColumns,
  SeriesQuery,
  SummariesQuery,
} from '../../sdk/read/logbook.js';
import { seriesContract } from './series-contract.js';
import { errorName, withFolders } from './with-folder.js';

/** A logbook that is open in one of the ways there are, and its folder as another process changes it. */
export interface OpenedFolder {
  logbook: Logbook;
  append: (path: string, text: string) => Promise<void>;
  write: (path: string, text: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** Closes the logbook and whatever served it. */
  close: () => Promise<void>;
}

/** Makes a folder with these files, and opens it. */
export type OpenFolder = (files: Record<string, string>) => Promise<OpenedFolder>;

export type Define = (name: string, test: () => Promise<void>) => void;

const first = 'experiment_20260101_100000_00000001';
const second = 'experiment_20260102_100000_00000002';
const logPath = (id: string): string => `experiments/${id}.jsonl`;
const logLine = (timestamp: number, data: string): string =>
  `{"type": "log", "timestamp": ${timestamp}, "data": ${data}}\n`;
const header = (start: number, more = ''): string =>
  `{"type": "metadata", "experiment_id": "x", "name": "run ${start}", "start_time": ${start}, "status": "running"${more}}\n`;

const oddNames = ['', '__proto__', 'constructor', 'a/b', 'new\nline', '<b>', '🚀', 'x'.repeat(300), '%2f'];
const values = ['-0', '5e-324', '1.7976931348623157e+308', '0.1', 'NaN', 'Infinity', '-Infinity', '123456789.12345679'];

const files = {
  [logPath(first)]:
    header(1000, ', "config": {"lr": 0.001, "bad": NaN}') +
    values.map((value, step) => logLine(1000 + step, `{"step": ${step}, "loss": ${value}}`)).join('') +
    '{"type": "log", "timest{"type": "metadata", "status": "completed", "end_time": 1100}\n' +
    'no json\n',
  [logPath(second)]:
    header(2000) + logLine(2001, `{"step": 0, ${oddNames.map((name) => `${JSON.stringify(name)}: 1`).join(', ')}}`),
  [`resources/${second}_resources.jsonl`]: '{"timestamp": 2005.5, "cpu_percent": 53.0, "memory_percent": 3.1}\n',
  [`text/${second}_text.jsonl`]:
    '{"type": "text", "step": 1, "timestamp": 2006, "columns": ["text"], "rows": [{"text": "hi"}]}\n',
};

const lossOf = (id: string): SeriesQuery => ({
  experiments: [id],
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 400,
});

const figuresOf = (...experiments: string[]): SummariesQuery => ({
  experiments,
  source: 'log',
  metrics: null,
  wait: true,
});

/** The summary of a metric that has one value, at the first step. */
function onlyOne(id: string, metric: string, value: number): MetricSummary {
  const count = { count: 1, nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  const steps = { minStep: 0, maxStep: 0, lastStep: 0 };
  return { id, metric, ...count, min: value, max: value, last: value, ...steps, complete: true };
}

/** What every Logbook promises, whichever way it is reached. */
export function logbookContract(it: Define, open: OpenFolder): void {
  const withFolder = withFolders(it, open, files);
  seriesContract(it, open);

  withFolder('lists experiments, newest first, with all that is known of them', async ({ logbook }) => {
    const { items, exact, notices } = await logbook.experiments({ wait: true });
    assert.isTrue(exact);
    assert.deepEqual(notices, []);
    assert.deepEqual(
      items.map(({ id }) => id),
      [second, first],
    );
    const [newer, older] = items;
    assert.deepInclude(older, {
      name: 'run 1000',
      status: 'completed',
      startTime: 1000,
      endTime: 1100,
      logCount: values.length,
      lastStep: values.length - 1,
      nonFinite: { nan: 1, infinite: 2 },
      metrics: ['loss'],
      resourceMetrics: [],
      hasImages: false,
      hasText: false,
      hasResources: false,
      damagedLines: 2,
      annotation: null,
      faults: [],
      exact: true,
    });
    assert.deepEqual(older!.metadata.config, { lr: 0.001, bad: 'NaN' });
    assert.deepInclude(newer, {
      status: 'running',
      endTime: null,
      metrics: [...oddNames].sort(),
      resourceMetrics: ['cpu_percent', 'memory_percent'],
      hasText: true,
      hasResources: true,
      damagedLines: 0,
    });
    assert.isAbove(newer!.modifiedMs!, 0);
    assert.equal(newer!.readBytes, newer!.sizeBytes);
  });

  withFolder('gives every point bit for bit', async ({ logbook }) => {
    const points = await pointsOf(logbook, first, 'loss');
    assert.deepEqual(points.step, [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(points.time, [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007]);
    assert.deepEqual(points.value.map(bits), values.map(Number).map(bits));
  });

  withFolder('gives a series as segments, with marks where values are not finite', async ({ logbook }) => {
    const { complete, traces } = await logbook.series({ ...lossOf(first), wait: true });
    assert.isTrue(complete);
    const [trace] = traces;
    assert.deepEqual([...trace!.x], [0, 1, 2, 3, 7]);
    assert.deepEqual([...trace!.y].map(bits), [-0, 5e-324, Number.MAX_VALUE, 0.1, 123456789.12345679].map(bits));
    assert.deepEqual([...trace!.segments], [0, 4]);
    assert.deepEqual([...trace!.nonFinite.x], [4, 5, 6]);
    assert.deepEqual([...trace!.nonFinite.kind], [0, 1, 2]);
    assert.deepEqual([...trace!.nonFinite.before], [4, 4, 4]);
    assert.deepInclude(trace!.stats, {
      count: 8,
      nan: 1,
      positiveInfinity: 1,
      negativeInfinity: 1,
      last: values.map(Number).at(-1),
    });
  });

  withFolder('counts relative time from the start, and cuts out a window with its neighbours', async ({ logbook }) => {
    const query = { ...lossOf(first), x: 'time', window: [1.5, 2.5], wait: true } as const;
    const { traces } = await logbook.series({ ...query, window: [1.5, 2.5] });
    assert.deepEqual([...traces[0]!.x], [1, 2, 3]);
  });

  withFolder('tells figures over all points, of the metrics that are asked for or of all', async ({ logbook }) => {
    const query = figuresOf(second, 'nobody', first);
    assert.deepEqual(await logbook.summaries({ ...query, metrics: ['nothing', 'loss', 'a/b'] }), {
      complete: true,
      summaries: [
        onlyOne(second, 'a/b', 1),
        {
          id: first,
          metric: 'loss',
          count: values.length,
          nan: 1,
          positiveInfinity: 1,
          negativeInfinity: 1,
          min: -0,
          minStep: 0,
          max: Number.MAX_VALUE,
          maxStep: 2,
          last: 123456789.12345679,
          lastStep: 7,
          complete: true,
        },
      ],
    });
    const { summaries } = await logbook.summaries(query);
    assert.deepEqual(
      summaries.map(({ id, metric }) => [id, metric]),
      [...[...oddNames].sort().map((name) => [second, name]), [first, 'loss']],
    );
    const resources = await logbook.summaries({ ...query, source: 'resources' });
    assert.deepEqual(resources.summaries, [onlyOne(second, 'cpu_percent', 53), onlyOne(second, 'memory_percent', 3.1)]);
    assert.deepEqual(await logbook.summaries(figuresOf()), { complete: true, summaries: [] });
  });

  withFolder(
    'tells figures that are not finite by what they are',
    async ({ logbook }) => {
      const { summaries } = await logbook.summaries(figuresOf(first));
      const [nan, infinite] = summaries;
      const none = { min: NaN, minStep: NaN, max: NaN, maxStep: NaN, lastStep: 0 };
      assert.deepInclude(nan, { metric: 'NaN', count: 1, nan: 1, positiveInfinity: 0, last: NaN, ...none });
      assert.deepInclude(infinite, { metric: 'inf', count: 1, nan: 0, negativeInfinity: 1, last: -Infinity, ...none });
      assert.lengthOf(summaries, 2);
    },
    { [logPath(first)]: logLine(1, '{"NaN": NaN, "inf": -Infinity}') },
  );

  withFolder('asks for odd metric names and for resources by name', async ({ logbook }) => {
    for (const metric of oddNames) assert.deepEqual((await pointsOf(logbook, second, metric)).value, [1], metric);
    assert.deepEqual((await pointsOf(logbook, second, 'cpu_percent', 'resources')).value, [53]);
    assert.deepEqual((await pointsOf(logbook, second, 'cpu_percent')).value, []);
  });

  withFolder('tells damaged lines with their places', async ({ logbook }) => {
    const damage = await logbook.damage(first);
    assert.deepEqual(
      damage.map(({ path, line, recovered }) => ({ path, line, recovered })),
      [
        { path: logPath(first), line: 10, recovered: true },
        { path: logPath(first), line: 11, recovered: false },
      ],
    );
    assert.equal(damage[1]!.excerpt, 'no json');
    assert.equal(damage[1]!.offset, new TextEncoder().encode(files[logPath(first)]).length - 8);
  });

  withFolder('names an unknown experiment in its error, and draws nothing for it', async ({ logbook }) => {
    assert.equal(await errorName(logbook.damage('nobody')), 'unknown-experiment');
    assert.equal(await errorName(pointsOf(logbook, 'nobody', 'loss')), 'unknown-experiment');
    const { traces } = await logbook.series({ ...lossOf('nobody'), wait: true });
    assert.deepEqual(traces, []);
  });

  withFolder('rejects with an AbortError when nobody waits any more', async ({ logbook }) => {
    const aborted = AbortSignal.abort();
    assert.equal(await errorName(logbook.experiments({ wait: true, signal: aborted })), 'AbortError');
    assert.equal(await errorName(logbook.series(lossOf(first), { signal: aborted })), 'AbortError');
    assert.equal(await errorName(logbook.summaries(figuresOf(first), { signal: aborted })), 'AbortError');
    const { items } = await logbook.experiments();
    assert.lengthOf(items, 2);
  });

  withFolder('streams more points than fit into one page', async ({ logbook, write }) => {
    const count = 150_000;
    const lines = Array.from(
      { length: count },
      (_, step) => `{"type":"log","timestamp":1,"data":{"loss":${step * 0.1}}}\n`,
    );
    await write(logPath(first), lines.join(''));
    await logbook.experiments({ wait: true });
    const { value } = await pointsOf(logbook, first, 'loss');
    assert.lengthOf(value, count);
    assert.equal(value[count - 1], (count - 1) * 0.1);
  });

  withFolder('follows what is appended, added, replaced and removed', async (folder) => {
    const { logbook } = folder;
    const stop = new AbortController();
    const heard = listen(logbook, stop.signal);
    await logbook.experiments({ wait: true });

    await folder.append(logPath(second), logLine(2010, '{"step": 7, "loss": 0.5}') + '{"type": "log", "times');
    await heard('grown', second);
    await eventually(async () => (await pointsOf(logbook, second, 'loss')).value.length === 1);
    const lossFigures = async (): Promise<unknown> =>
      (await logbook.summaries({ ...figuresOf(second), metrics: ['loss'] })).summaries[0];
    assert.deepInclude(await lossFigures(), { count: 1, min: 0.5, minStep: 7, last: 0.5 });

    await folder.append(logPath(second), 'tamp": 2011, "data": {"step": 8, "loss": 0.25}}\n');
    await eventually(async () => (await logbook.series({ ...lossOf(second), wait: true })).traces[0]?.x.length === 2);
    assert.deepInclude(await lossFigures(), { count: 2, min: 0.25, minStep: 8, max: 0.5, maxStep: 7, lastStep: 8 });

    const third = 'experiment_20260103_100000_00000003';
    await folder.write(logPath(third), header(3000));
    await heard('added', third);
    await eventually(async () => (await logbook.experiments()).items[0]?.id === third);

    await folder.write(
      logPath(first),
      header(1, ', "note": "written anew, with other bytes"') + logLine(2, '{"loss": 9}'),
    );
    await heard('replaced', first);
    assert.deepEqual((await pointsOf(logbook, first, 'loss')).value, [9]);

    await folder.remove(logPath(third));
    await heard('removed', third);
    await eventually(async () => (await logbook.experiments()).items.length === 2);
    stop.abort();
  });

  withFolder(
    'opens a folder of plain JSONL',
    async ({ logbook }) => {
      const { items, notices } = await logbook.experiments({ wait: true });
      assert.deepEqual(
        items.map(({ id, metrics, logCount, status }) => ({ id, metrics, logCount, status })),
        [{ id: 'runs%2Fa.jsonl', metrics: ['loss'], logCount: 2, status: null }],
      );
      assert.deepEqual(
        notices.map(({ kind, count }) => ({ kind, count })),
        [{ kind: 'skipped', count: 1 }],
      );
      assert.deepEqual((await pointsOf(logbook, 'runs%2Fa.jsonl', 'loss')).step, [5, 6]);
    },
    { 'runs/a.jsonl': '{"step": 5, "loss": 1}\n{"step": 6, "loss": 2}\n', 'words.jsonl': '{"text": "no number"}\n' },
  );

  withFolder(
    'opens an empty folder as an empty logbook',
    async ({ logbook }) => {
      assert.deepEqual(await logbook.experiments({ wait: true }), { items: [], exact: true, notices: [] });
    },
    {},
  );
}

async function pointsOf(
  logbook: Logbook,
  id: string,
  metric: string,
  source: 'log' | 'resources' = 'log',
): Promise<Record<keyof PointColumns, number[]>> {
  const all: Record<keyof PointColumns, number[]> = { step: [], time: [], value: [] };
  for await (const page of logbook.points({ id, source, metric })) {
    for (const name of ['step', 'time', 'value'] as const) for (const number of page[name]) all[name].push(number);
  }
  return all;
}

function bits(value: number): string {
  return [...new Uint32Array(new Float64Array([value]).buffer)].map((word) => word.toString(16)).join(':');
}

/** Waits for a change of a type that names an experiment; those that came before the wait count, too. */
function listen(logbook: Logbook, signal: AbortSignal): (type: Change['type'], id: string) => Promise<void> {
  const heard = new Set<string>();
  const waiting = new Map<string, () => void>();
  logbook.changes(
    ({ type, ids }) => {
      for (const id of ids) {
        heard.add(`${type} ${id}`);
        waiting.get(`${type} ${id}`)?.();
      }
    },
    { signal },
  );
  return (type, id) =>
    new Promise((resolve) => {
      if (heard.has(`${type} ${id}`)) resolve();
      else waiting.set(`${type} ${id}`, resolve);
    });
}

/** Asks again until it is so; the test's own time limit ends it. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
