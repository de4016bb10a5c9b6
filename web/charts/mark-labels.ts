import { NonFinite, type Trace, type TraceStats } from '../../sdk/read/logbook.js';
import type { ChartLine } from './chart-line.js';
import { eachSegment, interpolate, type Point } from './extent.js';
import { formatStep } from './format-number.js';
import type { MarkRail, NonFiniteKind } from './mark-rails.js';
import { hasPlace, valueAt } from './range.js';
import { lonePoints, toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';
import { firstNotBelow, xOrder } from './x-order.js';

/** How many marks a rail stands for, in words, with the left end and the middle of where they are written. */
export interface MarkLabel {
  rail: MarkRail;
  text: string;
  left: number;
  y: number;
}

interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type Dot = readonly [left: number, top: number, radius: number];

/** All in CSS pixels. */
const labelHeight = 11;
const labelGap = 8;
const clear = 2;
const markRadius = 5;
const liveRadius = 6;
const pointRadius = 2;

/**
 * The counts of marks that have room beside their rail: on no line, no mark and no other label, whole in the plot.
 * @param measure how wide a text is, canvas pixels
 */
export function markLabels(
  rails: readonly MarkRail[],
  lines: readonly ChartLine[],
  box: PlotBox,
  { ratio, measure }: { ratio: number; measure: (text: string) => number },
): MarkLabel[] {
  const labels: MarkLabel[] = [];
  const taken = rails.flatMap((rail) => inkOf(rail, ratio)).concat(lines.flatMap((line) => dotsOf(line, box, ratio)));
  for (const rail of rails) {
    const [word, count] = countOf(rail.line.trace.stats, rail.kind);
    if (!rail.isLabelled || count < 2) continue;
    const text = `${word} ×${formatStep(count)}`;
    const width = measure(text);
    const half = (labelHeight / 2) * ratio;
    for (const { left, y } of placesOf(rail, width, ratio)) {
      const place = { left, right: left + width, top: y - half, bottom: y + half };
      const around = grown(place, clear * ratio);
      if (!isInside(place, box) || taken.some((other) => overlaps(around, other))) continue;
      if (lines.some(({ trace }) => isCrossed(around, trace, box))) continue;
      taken.push(place);
      labels.push({ rail, text, left, y });
      break;
    }
  }
  return labels;
}

/** Behind the last stretch, before it, and beside its end towards the middle of the plot. */
function placesOf({ kind, y, stretches }: MarkRail, width: number, ratio: number): { left: number; y: number }[] {
  const { from, to } = stretches.at(-1)!;
  const [up, down] = [kind === NonFinite.positiveInfinity, kind === NonFinite.negativeInfinity];
  // The triangles stand on an edge: their label is a little off it.
  const middle = y + (up ? 6 : down ? -6 : 0) * ratio;
  const inwards = (up ? 12 : -12) * ratio;
  return [
    { left: to + labelGap * ratio, y: middle },
    { left: from - labelGap * ratio - width, y: middle },
    { left: to - width, y: middle + inwards },
  ];
}

function countOf(stats: TraceStats, kind: NonFiniteKind): [word: string, count: number] {
  if (kind === NonFinite.nan) return ['NaN', stats.nan];
  return kind === NonFinite.positiveInfinity ? ['∞', stats.positiveInfinity] : ['−∞', stats.negativeInfinity];
}

/** What a rail covers: the first mark of each stretch, the hairline to its last, and the dotted line to the gap. */
function inkOf({ y, stretches }: MarkRail, ratio: number): Rectangle[] {
  return stretches.flatMap(({ from, to, broke }) => [
    grown({ left: from, right: from, top: y, bottom: y }, markRadius * ratio),
    grown({ left: from, right: to, top: y, bottom: y }, ratio),
    grown({ left: from, right: from, top: Math.min(y, broke ?? y), bottom: Math.max(y, broke ?? y) }, ratio),
  ]);
}

/** The points of a line that stand alone, and its live end. */
function dotsOf({ trace, live }: ChartLine, box: PlotBox, ratio: number): Rectangle[] {
  const dots = lonePoints(trace, box).map(([left, top]): Dot => [left, top, pointRadius]);
  const [x, y] = [trace.x.at(-1), trace.y.at(-1)];
  if (live && x !== undefined && y !== undefined) dots.push([toCanvasX(box, x), toCanvasY(box, y), liveRadius]);
  return dots.map(([left, top, radius]) => grown({ left, right: left, top, bottom: top }, radius * ratio));
}

function isCrossed({ left, right, top, bottom }: Rectangle, trace: Trace, box: PlotBox): boolean {
  const { x: xs, y: ys } = trace;
  const [from, to] = [left, right].map((at) => valueAt((at - box.left) / box.width, box.x)) as [number, number];
  const scales = { x: box.x.scale, y: box.y.scale };
  const order = xOrder(trace);
  const isAscending = order.x === xs;
  const near = isAscending ? firstNotBelow(order, from) - 1 : 0;
  let isHit = false;
  eachSegment(trace, (start, end) => {
    for (let i = Math.max(start, near); i + 1 < end && !isHit; i++) {
      if (isAscending && xs[i]! > to) return;
      const ends = [i, i + 1].map((at) => [xs[at]!, ys[at]!] as const);
      ends.sort(([one], [other]) => one - other);
      const [one, other] = ends as [Point, Point];
      if (other[0] < from || one[0] > to || !ends.every(([, y]) => hasPlace(y, scales.y))) continue;
      const y0 = one[0] < from ? interpolate(one, other, from, scales) : one[1];
      const y1 = other[0] > to ? interpolate(one, other, to, scales) : other[1];
      const [a, b] = [toCanvasY(box, y0), toCanvasY(box, y1)];
      isHit = Math.max(a, b) >= top && Math.min(a, b) <= bottom;
    }
  });
  return isHit;
}

const grown = ({ left, right, top, bottom }: Rectangle, by: number): Rectangle => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

const overlaps = (one: Rectangle, other: Rectangle): boolean =>
  one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top;

const isInside = ({ left, right, top, bottom }: Rectangle, box: PlotBox): boolean =>
  left >= box.left && right <= box.left + box.width && top >= box.top && bottom <= box.top + box.height;
