import {
  MemoryFiles,
  openLogbook,
  type ExperimentSummary,
  type Logbook,
  type SeriesSource,
} from '../../sdk/read/index.js';
import { allPoints } from './compare.js';
import type { Point } from './rows.js';

/** The id of the one experiment that a crafted file holds. */
export const id = 'experiment_20261123_063501_5666022d';
export const logPath = `experiments/${id}.jsonl`;
export const textPath = `text/${id}_text.jsonl`;
export const resourcesPath = `resources/${id}_resources.jsonl`;

/** A log line as Python writes it; `data` is the JSON text of its row. */
export const logLine = (data: string): string => `{"type": "log", "timestamp": 1795415701.5, "data": ${data}}`;

/** A logbook with one experiment whose log is this text. */
export function logbookOf(log: string | Uint8Array): MemoryFiles {
  return new MemoryFiles('crafted', [[logPath, log]]);
}

/** A logbook in memory, and what it reads as whenever it is asked. */
export class Reading {
  readonly logbook: Logbook;

  constructor(readonly files: MemoryFiles) {
    this.logbook = openLogbook(files);
  }

  /** The experiments, read to their end. */
  async experiments(): Promise<ExperimentSummary[]> {
    return (await this.logbook.experiments({ wait: true })).items;
  }

  /** The only experiment there is. */
  async experiment(): Promise<ExperimentSummary> {
    const items = await this.experiments();
    if (items.length !== 1) throw new Error(`${items.length} experiments were found`);
    return items[0]!;
  }

  /** All points of the only experiment, metric by metric. */
  async points(source: SeriesSource = 'log'): Promise<Record<string, Point[]>> {
    const item = await this.experiment();
    const metrics = (source === 'log' ? item.metrics : item.resourceMetrics) ?? [];
    const found: [string, Point[]][] = [];
    for (const metric of metrics) found.push([metric, await allPoints(this.logbook, item.id, source, metric)]);
    return Object.fromEntries(found);
  }

  /** The values of all metrics of the only experiment. */
  async values(source: SeriesSource = 'log'): Promise<Record<string, number[]>> {
    const points = Object.entries(await this.points(source));
    return Object.fromEntries(points.map(([metric, found]) => [metric, found.map(({ value }) => value)]));
  }
}

/** What an experiment with this log reads as. */
export function read(log: string | Uint8Array): Reading {
  return new Reading(logbookOf(log));
}
