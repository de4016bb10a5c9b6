import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.js';

/** What a person should see of a logbook, found by a reading of its own that shares no code with the project. */
export interface Expected {
  /** One a row of the list: its name, else its id. */
  experiments: string[];
  /** For each metric how many of the experiments have a point of it. */
  curves: Map<string, number>;
  damagedLines: number;
}

/** Reads the files line by line, with nothing but JSON.parse; the bare non-finite tokens become null first. */
export function expectedOf(logbook: string): Expected {
  const folder = path.join(logbook, 'experiments');
  const expected: Expected = { experiments: [], curves: new Map(), damagedLines: 0 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    let name = file.replace(/\.jsonl$/, '');
    const metrics = new Set<string>();
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    lines.pop();
    for (const line of lines.filter((text) => text.trim() !== '')) {
      const record = parse(line);
      if (record === null) expected.damagedLines += 1;
      else if (record.type === 'metadata' && typeof record.name === 'string') name = record.name;
      else if (record.type === 'log') addMetrics(record.data as object, '', metrics);
    }
    expected.experiments.push(name);
    for (const metric of metrics) expected.curves.set(metric, (expected.curves.get(metric) ?? 0) + 1);
  }
  expected.experiments.sort();
  return expected;
}

/** What the bundled sample shows. */
export const expectedOfSample = (): Expected => expectedOf(projectFolder('examples/sample-logbook'));

function addMetrics(data: object, prefix: string, metrics: Set<string>): void {
  for (const [key, value] of Object.entries(data) as [string, unknown][]) {
    const isSpecial = prefix === '' && (key === 'step' || key === '_images' || key === '_error');
    if (isSpecial) continue;
    if (typeof value === 'number' || typeof value === 'boolean' || value === nonFinite) metrics.add(prefix + key);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      addMetrics(value, `${prefix}${key}/`, metrics);
    }
  }
}

/** Stands for NaN and the infinities while a line is parsed: here only matters that they are numbers. */
const nonFinite = ' not finite';

function parse(line: string): Record<string, unknown> | null {
  const strings = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
  const text = line.replace(strings, (token) => (token.startsWith('"') ? token : JSON.stringify(nonFinite)));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
