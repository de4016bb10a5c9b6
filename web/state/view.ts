import type { Scale, SeriesX } from '../../sdk/read/logbook.js';
import { flag, record, text, texts, type Field, type FieldValue } from './fields.js';

/** What a person has set for one chart alone; what is not there is as in all charts. */
export interface ChartView {
  x?: SeriesX;
  xScale?: Scale;
  yScale?: Scale;
  /** Of the plot, CSS pixels. */
  height?: number;
  /** Whether its figures stand there as a table instead of the lines. */
  isTable?: boolean;
}

/** The part of an axis that is shown in all charts. */
export type Zoom = readonly [from: number, to: number];

/** How a person has arranged a logbook: kept in this browser for the next time, and carried by a link. */
export const layoutFields = {
  /** What the list is sorted by, with `-` before it for the highest first: see `readSort`. */
  sort: text('-start'),
  /** What the list is grouped by: `name`, `group`, `tag` or `config.…`; empty is by nothing. */
  group: text(),
  /** Whether groups of the list are drawn as their mean and a band. */
  bands: flag(false),
  /** The list's groups that are closed: `archived`, and the keys of `groupsOf`. */
  closedGroups: texts(['archived']),
  /** The metric whose last values the list shows; empty is the first that looks like a loss. */
  listMetric: text(),
  /** The sections of metrics that are closed. */
  closedSections: texts(),
  /** Metrics, in the order in which they were pinned to the top. */
  pinned: texts(),
  /** Metrics that are not shown. */
  hidden: texts(),
  /** Metrics in the order that the person gave them; all others come after, by name. */
  order: texts(),
  /** By metric. */
  charts: record<ChartView>(isChartView),
};

/** What a person looks at just now: only a link and a reload carry it. */
export const momentFields = {
  /** The tab in front; empty is the first. */
  panel: text(),
  /** What the list is searched and filtered by. */
  search: text(),
  /** Whether `search` is a regular expression. */
  searchIsRegex: flag(false),
  /** Which metrics are searched for. */
  metricSearch: text(),
  metricSearchIsRegex: flag(false),
  /** By axis. */
  zoom: record<Zoom>(isZoom),
  /** The metric that fills the panel; empty is none. */
  enlarged: text(),
};

export const viewFields = { ...layoutFields, ...momentFields } satisfies Record<string, Field<unknown>>;

/** What is seen of a logbook, and how; which experiments is the selection's. */
export type View = { [Key in keyof typeof viewFields]: FieldValue<(typeof viewFields)[Key]> };

function isChartView(value: unknown): value is ChartView {
  if (typeof value !== 'object' || value === null) return false;
  const { x, xScale, yScale, height, isTable } = value as Record<string, unknown>;
  const isScale = (scale: unknown): boolean => [undefined, 'linear', 'log'].includes(scale as undefined);
  const isAxis = typeof x === 'string' && (['step', 'time', 'clock'].includes(x) || x.startsWith('metric:'));
  const isHeight = typeof height === 'number' && height >= 80 && height <= 4000;
  const isFlag = isTable === undefined || typeof isTable === 'boolean';
  return (
    (x === undefined || isAxis) && isScale(xScale) && isScale(yScale) && (height === undefined || isHeight) && isFlag
  );
}

function isZoom(value: unknown): value is Zoom {
  return (
    Array.isArray(value) && value.length === 2 && value.every((end) => Number.isFinite(end)) && value[0] < value[1]
  );
}
