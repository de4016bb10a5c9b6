import type { MetricFigures, MetricSummary, SummariesAnswer } from '../read/logbook.js';
import { numberFromJson, type JsonNumber } from './json-number.js';

/** `Logbook.summaries` as JSON. */
export interface SummariesRecord {
  complete: boolean;
  summaries: (Omit<MetricSummary, keyof MetricFigures> & Record<keyof MetricFigures, JsonNumber>)[];
}

/** The answer that it stands for. */
export function summariesFromRecord({ complete, summaries }: SummariesRecord): SummariesAnswer {
  return {
    complete,
    summaries: summaries.map(({ id, metric, complete: isComplete, ...record }) => {
      const figures = Object.entries(record).map(([name, value]) => [name, numberFromJson(value) ?? NaN]);
      return {
        id,
        metric,
        ...(Object.fromEntries(figures) as Record<keyof MetricFigures, number>),
        complete: isComplete,
      };
    }),
  };
}
