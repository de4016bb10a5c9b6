import type { MetricSummary } from '../../../sdk/read/logbook.js';
import { formatStep, formatValue } from '../../charts/format-number.js';

/** A column of a metric's figures over all its points. */
export interface FiguresColumn {
  key: string;
  /** Its heading. */
  words: string;
  /** What the heading means, where it is not plain. */
  title?: string;
  /** What rows are sorted by; NaN comes last. */
  value(summary: MetricSummary): number;
  show(summary: MetricSummary): string;
  /** Whether it stands in a narrow table, too. */
  isNarrow?: boolean;
}

export const figuresColumns: readonly FiguresColumn[] = [
  { key: 'last', words: 'Last', value: ({ last }) => last, show: ({ last }) => formatValue(last), isNarrow: true },
  { key: 'min', words: 'Min', value: ({ min }) => min, show: ({ min }) => finite(min), isNarrow: true },
  stepColumn('minStep', 'at', 'The step of the lowest value', ({ minStep }) => minStep),
  { key: 'max', words: 'Max', value: ({ max }) => max, show: ({ max }) => finite(max), isNarrow: true },
  stepColumn('maxStep', 'at', 'The step of the highest value', ({ maxStep }) => maxStep),
  { ...stepColumn('lastStep', 'Step', 'The step of the last value', ({ lastStep }) => lastStep), isNarrow: true },
  countColumn('count', 'Points', 'How many values were logged', ({ count }) => count),
  countColumn('nan', 'NaN', 'How many of them are no number', ({ nan }) => nan),
  countColumn(
    'infinite',
    '∞',
    'How many of them are infinite',
    (each) => each.positiveInfinity + each.negativeInfinity,
  ),
];

/** Sorts rows by a column, those without a value last whichever way. Equal ones keep their order. */
export function sortedBy<Row extends { summary: MetricSummary | undefined }>(
  rows: readonly Row[],
  column: FiguresColumn,
  isDescending: boolean,
): Row[] {
  const valueOf = ({ summary }: Row): number => (summary ? column.value(summary) : NaN);
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a === b ? 0 : a < b === isDescending ? 1 : -1;
  });
}

function stepColumn(
  key: string,
  words: string,
  title: string,
  value: (summary: MetricSummary) => number,
): FiguresColumn {
  return {
    key,
    words,
    title,
    value,
    show: (summary) => (Number.isNaN(value(summary)) ? '' : formatStep(value(summary))),
  };
}

function countColumn(
  key: string,
  words: string,
  title: string,
  value: (summary: MetricSummary) => number,
): FiguresColumn {
  return { key, words, title, value, show: (summary) => formatStep(value(summary)) };
}

/** NaN says here that there is no finite value at all. */
const finite = (value: number): string => (Number.isNaN(value) ? 'none' : formatValue(value));
