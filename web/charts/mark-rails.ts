import { NonFinite, type Trace } from '../../sdk/read/logbook.js';
import type { ChartLine } from './chart-line.js';
import { toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';

export type NonFiniteKind = (typeof NonFinite)[keyof typeof NonFinite];

/** The marks of one line for one kind of value that is not finite; lengths are in canvas pixels. */
export interface MarkRail {
  line: ChartLine;
  kind: NonFiniteKind;
  y: number;
  /** From left to right, at least one. */
  stretches: MarkStretch[];
  /** Whether there are few enough rails to tell whose a label is. */
  isLabelled: boolean;
}

export interface MarkStretch {
  /** Its first and last mark. */
  from: number;
  to: number;
  /** The y of the line's end at the gap; null where nothing is drawn before. */
  broke: number | null;
}

/** The lowest rail of NaN marks, above the x axis. */
const nanHeight = 8;
const edgeHeight = 1;
const railStep = 8;
const railsAtMost = 3;
/** Marks nearer than this are one stretch, whatever lies between. */
const stretchGap = 10;

/**
 * Where the values that are not finite are shown: ∞ at the top edge, −∞ at the bottom, NaN above it, the rails of
 * several lines next to each other, that of the front line outermost.
 * @param ratio canvas pixels a CSS pixel
 */
export function markRails(lines: readonly ChartLine[], box: PlotBox, ratio: number): MarkRail[] {
  const bottom = box.top + box.height;
  const stack = (kind: NonFiniteKind, yOf: (offset: number) => number, taken = 0): MarkRail[] => {
    const marked = lines
      .map((line) => ({ line, stretches: stretchesOf(line.trace, kind, box, ratio) }))
      .filter(({ stretches }) => stretches.length > 0)
      .reverse();
    const isLabelled = marked.length + taken <= railsAtMost;
    return marked.map(({ line, stretches }, i) => {
      const y = yOf(Math.min(i + taken, railsAtMost - 1) * railStep * ratio);
      return { line, kind, y, stretches, isLabelled };
    });
  };
  const ups = stack(NonFinite.positiveInfinity, (offset) => box.top + edgeHeight * ratio + offset);
  const downs = stack(NonFinite.negativeInfinity, (offset) => bottom - edgeHeight * ratio - offset);
  const nans = stack(NonFinite.nan, (offset) => bottom - nanHeight * ratio - offset, Math.max(0, downs.length - 1));
  return [...ups, ...downs, ...nans];
}

/** Marks of a kind with no drawn point between them, or no room for one. */
function stretchesOf(trace: Trace, kind: NonFiniteKind, box: PlotBox, ratio: number): MarkStretch[] {
  const { x: drawn, nonFinite } = trace;
  const marks = [...nonFinite.x].filter((x, i) => nonFinite.kind[i] === kind && x >= box.x.min && x <= box.x.max);
  if (marks.length === 0) return [];
  marks.sort((a, b) => a - b);
  const points = drawn.slice().sort();
  let next = 0;
  const stretches: MarkStretch[] = [];
  for (const x of marks) {
    const at = toCanvasX(box, x);
    const last = stretches.at(-1);
    const before = next;
    while (next < points.length && points[next]! < x) next++;
    const isUnbroken = next === before || at - (last?.to ?? -Infinity) <= stretchGap * ratio;
    if (last && isUnbroken) last.to = at;
    else stretches.push({ from: at, to: at, broke: brokeAt(trace, x, box) });
  }
  return stretches;
}

/** Where the last drawn point before `x` is, within the plot. */
function brokeAt({ x: xs, y: ys }: Trace, x: number, box: PlotBox): number | null {
  let found = -1;
  for (let i = 0; i < xs.length; i++) {
    if (xs[i]! <= x && (found < 0 || xs[i]! >= xs[found]!)) found = i;
  }
  if (found < 0) return null;
  return toCanvasY(box, Math.max(box.y.min, Math.min(box.y.max, ys[found]!)));
}
