import { JsonObject, type Value } from './json-reader.js';

export interface Point {
  step: number;
  /** Unix seconds; NaN where the line has none. */
  time: number;
  value: number;
}

/** Points of each metric, in file order. */
export type Points = Map<string, Point[]>;

/** Keys of a row that are no metrics, at its top level only. */
const special = ['step', '_images', '_error'];
const plainStepKeys = ['step', 'global_step', 'iteration', 'iter', 'epoch'];

/** The points of log lines: an object each, its row under `data`. */
export function logPoints(lines: JsonObject[]): Points {
  const points: Points = new Map();
  lines.forEach((line, position) => {
    const data = line.get('data');
    if (!(data instanceof JsonObject)) return;
    const step = finite(data.get('step')) ?? position;
    addRow(points, data, step, number(line.get('timestamp')));
  });
  return points;
}

/** The points of plain JSONL: each line is a row itself. */
export function plainPoints(lines: JsonObject[]): Points {
  const points: Points = new Map();
  lines.forEach((line, position) => {
    const stepKey = plainStepKeys.find((key) => line.get(key) !== undefined);
    const step = (stepKey === undefined ? null : finite(line.get(stepKey))) ?? position;
    const time = secondsOf(line.get('timestamp')) ?? secondsOf(line.get('time')) ?? NaN;
    addRow(points, line, step, time);
  });
  return points;
}

/** The points of resource samples; each GPU by its id, and the averages over all of them. */
export function resourcePoints(samples: JsonObject[]): Points {
  const points: Points = new Map();
  samples.forEach((sample, position) => {
    const entries = sample.lastEntries().filter(([key]) => !['timestamp', 'gpu'].includes(key));
    const gpus = sample.get('gpu');
    const devices = Array.isArray(gpus) ? gpus.filter((gpu) => gpu instanceof JsonObject) : [];
    for (const device of devices) {
      const id = device.get('gpu_id');
      if (typeof id !== 'number' && typeof id !== 'string') throw new Error('Every GPU has its id');
      for (const [key, value] of device.lastEntries()) {
        if (key !== 'gpu_id') entries.push([`gpu/${id}/${key}`, value]);
      }
    }
    for (const key of ['utilization_percent', 'memory_percent', 'memory_used_mb']) {
      const values = devices.map((device) => device.get(key)).filter((value) => typeof value === 'number');
      if (values.length > 0)
        entries.push([`gpu_${key}`, values.reduce((sum, value) => sum + value, 0) / values.length]);
    }
    addRow(points, new JsonObject(entries), position, number(sample.get('timestamp')));
  });
  return points;
}

function addRow(points: Points, row: JsonObject, step: number, time: number): void {
  const leaves: [name: string, value: Value][] = [];
  flatten(new JsonObject(row.lastEntries().filter(([key]) => !special.includes(key))), '', leaves);
  for (const [name, value] of new JsonObject(leaves).lastEntries()) {
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    if (!points.has(name)) points.set(name, []);
    points.get(name)?.push({ step, time, value: Number(value) });
  }
}

function flatten(row: JsonObject, prefix: string, leaves: [string, Value][]): void {
  for (const [key, value] of row.lastEntries()) {
    if (value instanceof JsonObject) flatten(value, `${prefix}${key}/`, leaves);
    else leaves.push([prefix + key, value]);
  }
}

function finite(value: Value | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : NaN;
}

function secondsOf(value: Value | undefined): number | null {
  return finite(typeof value === 'string' ? new Date(value).getTime() / 1000 : value);
}
