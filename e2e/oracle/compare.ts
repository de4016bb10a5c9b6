import assert from 'node:assert/strict';
import {
  openLogbook,
  type ExperimentSummary,
  type Logbook,
  type LogbookFiles,
  type MetricSummary,
  type SeriesSource,
} from '../../sdk/read/index.js';
import { readLogbook, type FileContents, type OracleExperiment } from './oracle.js';
import type { Point, Points } from './rows.js';

/** What was compared, for tests to hold against totals that were found another way. */
export interface Compared {
  experiments: number;
  logLines: number;
  points: number;
  damagedLines: number;
  nonFinite: number;
}

/** Fails where the reader and the oracle differ in anything: by experiment, metric and point, bit for bit. */
export async function compareWithOracle(files: LogbookFiles, contents: FileContents): Promise<Compared> {
  const expected = readLogbook(contents);
  const logbook = openLogbook(files);
  const { items, exact } = await logbook.experiments({ wait: true });
  assert.equal(exact, true);
  assert.deepEqual(items.map(({ id }) => id).sort(), [...expected.keys()].sort());
  const compared: Compared = { experiments: 0, logLines: 0, points: 0, damagedLines: 0, nonFinite: 0 };
  for (const item of items) {
    const oracle = expected.get(item.id)!;
    compareSummaries(item, oracle);
    for (const [source, points] of [['log', oracle.log] as const, ['resources', oracle.resources] as const]) {
      await compareFigures(logbook, item.id, source, points);
      const found = await comparePoints(logbook, item.id, source, points);
      compared.points += found.points;
      compared.nonFinite += found.nonFinite;
    }
    compared.experiments += 1;
    compared.logLines += oracle.logCount;
    compared.damagedLines += oracle.damagedLines;
  }
  logbook.close();
  return compared;
}

function compareSummaries(item: ExperimentSummary, oracle: OracleExperiment): void {
  assert.deepEqual(
    {
      name: item.name,
      status: item.status,
      logCount: item.logCount,
      metrics: item.metrics,
      resourceMetrics: item.resourceMetrics,
      damagedLines: item.damagedLines,
      hasImages: item.hasImages,
      hasText: item.hasText,
      hasResources: item.hasResources,
      metadata: toMap(item.metadata),
    },
    {
      name: oracle.name,
      status: oracle.status,
      logCount: oracle.logCount,
      metrics: [...oracle.log.keys()].sort(),
      resourceMetrics: [...oracle.resources.keys()].sort(),
      damagedLines: oracle.damagedLines,
      hasImages: oracle.hasImages,
      hasText: oracle.hasText,
      hasResources: oracle.hasResources,
      metadata: named(oracle.metadata),
    },
    item.id,
  );
}

async function comparePoints(
  logbook: Logbook,
  id: string,
  source: SeriesSource,
  expected: Points,
): Promise<{ points: number; nonFinite: number }> {
  const counts = { points: 0, nonFinite: 0 };
  for (const [metric, points] of expected) {
    const found = await allPoints(logbook, id, source, metric);
    const where = `${id} ${source} ${JSON.stringify(metric)}`;
    assert.equal(found.length, points.length, where);
    found.forEach((point, index) => {
      const same = (['step', 'time', 'value'] as const).every((key) => bits(point[key]) === bits(points[index]![key]));
      // The message is put together only where it is needed: there are a million points.
      if (!same) assert.deepEqual(point, points[index], `${where}, point ${index}`);
    });
    counts.points += found.length;
    counts.nonFinite += found.filter(({ value }) => !Number.isFinite(value)).length;
  }
  return counts;
}

async function compareFigures(logbook: Logbook, id: string, source: SeriesSource, expected: Points): Promise<void> {
  const { complete, summaries } = await logbook.summaries({ experiments: [id], source, metrics: null });
  const sorted = [...expected].sort(([one], [other]) => (one < other ? -1 : 1));
  assert.deepEqual(
    { complete, summaries },
    { complete: true, summaries: sorted.map(([metric, points]) => summaryOf(id, metric, points)) },
    `${id} ${source}`,
  );
}

/** The figures over all points, counted one by one. */
function summaryOf(id: string, metric: string, points: Point[]): MetricSummary {
  const counted = (is: (value: number) => boolean): number => points.filter(({ value }) => is(value)).length;
  const finite = points.filter(({ value }) => Number.isFinite(value));
  // What sorts equal keeps its order, so that the first of the lowest and of the highest comes first.
  const [lowest] = finite.toSorted((one, other) => one.value - other.value);
  const [highest] = finite.toSorted((one, other) => other.value - one.value);
  const last = points.at(-1)!;
  return {
    id,
    metric,
    count: points.length,
    nan: counted(Number.isNaN),
    positiveInfinity: counted((value) => value === Infinity),
    negativeInfinity: counted((value) => value === -Infinity),
    min: lowest?.value ?? NaN,
    minStep: lowest?.step ?? NaN,
    max: highest?.value ?? NaN,
    maxStep: highest?.step ?? NaN,
    last: last.value,
    lastStep: last.step,
    complete: true,
  };
}

/** Every point of a metric, as objects. */
export async function allPoints(logbook: Logbook, id: string, source: SeriesSource, metric: string): Promise<Point[]> {
  const points: Point[] = [];
  for await (const { step, time, value } of logbook.points({ id, source, metric })) {
    assert.equal(step.length, value.length);
    assert.equal(time.length, value.length);
    value.forEach((_, index) => points.push({ step: step[index]!, time: time[index]!, value: value[index]! }));
  }
  return points;
}

const view = new DataView(new ArrayBuffer(8));

/** The bit pattern of a double; all NaN are one, for JSON has but one. */
function bits(value: number): bigint {
  view.setFloat64(0, Number.isNaN(value) ? NaN : value);
  return view.getBigUint64(0);
}

function toMap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toMap);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, toMap(item)]));
}

/** Metadata as a summary shows it: non-finite numbers by their name. */
function named(value: unknown): unknown {
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, named(item)]));
  if (Array.isArray(value)) return value.map(named);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
