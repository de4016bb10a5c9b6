import { NonFinite, type Trace } from '../../sdk/read/logbook.js';
import { formatStep } from './format-number.js';
import { lonePoints, toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';

/** A canvas and what is needed to draw marks on it; lengths below are in CSS pixels. */
export interface MarkCanvas {
  ctx: CanvasRenderingContext2D;
  box: PlotBox;
  /** Canvas pixels a CSS pixel. */
  ratio: number;
  font: string;
  labelColor: string;
  groundColor: string;
  /** Left, right and y of the labels that are there already, canvas pixels: a label that would touch one is left out. */
  labels: { left: number; right: number; y: number }[];
}

type Kind = (typeof NonFinite)[keyof typeof NonFinite];

const lonePointRadius = 1.75;
const liveRadius = 2.5;
const haloRadius = 6;
const haloOpacity = 0.22;
/** The rail of the NaN marks, above the x axis. */
const railHeight = 8;
/** Marks nearer than this are one stretch, whatever lies between. */
const stretchGap = 10;

export function drawLonePoints({ ctx, box, ratio }: MarkCanvas, trace: Trace, color: string): void {
  const points = lonePoints(trace, box);
  if (points.length === 0) return;
  ctx.fillStyle = color;
  ctx.beginPath();
  const radius = lonePointRadius * ratio;
  for (const [x, y] of points) {
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  ctx.fill();
}

/** The end of a line that still grows. */
export function drawLivePoint({ ctx, box, ratio }: MarkCanvas, trace: Trace, color: string): void {
  const [x, y] = [trace.x.at(-1), trace.y.at(-1)];
  if (x === undefined || y === undefined || x < box.x.min || x > box.x.max) return;
  const alpha = ctx.globalAlpha;
  ctx.fillStyle = color;
  for (const [radius, opacity] of [
    [haloRadius, haloOpacity],
    [liveRadius, 1],
  ] as const) {
    ctx.globalAlpha = alpha * opacity;
    ctx.beginPath();
    ctx.arc(toCanvasX(box, x), toCanvasY(box, y), radius * ratio, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = alpha;
}

/**
 * Where values were not finite: × on a rail for NaN, ▲ at the top edge, ▼ at the bottom, each with a dotted line
 * to where the drawn line broke and, at the end of the last stretch, how many they are if more than one. `counts` is off where a
 * part of the axis is shown: the figures are those of the whole trace.
 */
export function drawNonFinite(canvas: MarkCanvas, trace: Trace, color: string, counts: boolean): void {
  const { nan: nans, positiveInfinity: ups, negativeInfinity: downs } = trace.stats;
  for (const [kind, word, count] of [
    [NonFinite.nan, 'NaN', nans],
    [NonFinite.positiveInfinity, '∞', ups],
    [NonFinite.negativeInfinity, '−∞', downs],
  ] as const) {
    const stretches = stretchesOf(canvas, trace, kind);
    for (const stretch of stretches) drawStretch(canvas, trace, kind, stretch, color);
    const last = stretches.at(-1);
    if (last && counts && count > 1) drawCount(canvas, kind, last, `${word} ×${formatStep(count)}`);
  }
}

interface Stretch {
  /** The x of its first mark, in the data. */
  x: number;
  /** Its first and last mark on the canvas. */
  from: number;
  to: number;
}

/** Marks of a kind with no drawn point between them, or no room for one. */
function stretchesOf({ box, ratio }: MarkCanvas, { x: drawn, nonFinite }: Trace, kind: Kind): Stretch[] {
  const marks = [...nonFinite.x].filter((x, i) => nonFinite.kind[i] === kind && x >= box.x.min && x <= box.x.max);
  if (marks.length === 0) return [];
  marks.sort((a, b) => a - b);
  const points = drawn.slice().sort();
  let next = 0;
  const stretches: Stretch[] = [];
  for (const x of marks) {
    const at = toCanvasX(box, x);
    const last = stretches.at(-1);
    const before = next;
    while (next < points.length && points[next]! < x) next++;
    const isUnbroken = next === before || at - (last?.to ?? -Infinity) <= stretchGap * ratio;
    if (last && isUnbroken) last.to = at;
    else stretches.push({ x, from: at, to: at });
  }
  return stretches;
}

function railOf({ box, ratio }: MarkCanvas, kind: Kind): number {
  if (kind === NonFinite.positiveInfinity) return box.top + ratio;
  return box.top + box.height - (kind === NonFinite.nan ? railHeight : 1) * ratio;
}

function drawStretch(canvas: MarkCanvas, trace: Trace, kind: Kind, { x, from, to }: Stretch, color: string): void {
  const { ctx, box, ratio } = canvas;
  const rail = railOf(canvas, kind);
  const px = (length: number): number => length * ratio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = px(1.5);
  ctx.lineCap = 'round';
  ctx.beginPath();
  if (kind === NonFinite.nan) {
    ctx.moveTo(from - px(3), rail - px(3));
    ctx.lineTo(from + px(3), rail + px(3));
    ctx.moveTo(from + px(3), rail - px(3));
    ctx.lineTo(from - px(3), rail + px(3));
  } else {
    const up = kind === NonFinite.positiveInfinity ? 1 : -1;
    const triangle = new Path2D();
    triangle.moveTo(from - px(4.5), rail + px(4 * up));
    triangle.lineTo(from, rail - px(3 * up));
    triangle.lineTo(from + px(4.5), rail + px(4 * up));
    triangle.closePath();
    ctx.fill(triangle);
  }
  if (to - from > px(6)) {
    ctx.moveTo(from + px(6), rail);
    ctx.lineTo(to, rail);
  }
  ctx.stroke();
  const broke = lastBefore(trace, x);
  if (broke !== null) {
    const edge = toCanvasY(box, Math.max(box.y.min, Math.min(box.y.max, broke)));
    ctx.globalAlpha *= 0.55;
    ctx.lineCap = 'butt';
    ctx.setLineDash([px(1.5), px(2.5)]);
    ctx.beginPath();
    ctx.moveTo(from, rail + Math.sign(edge - rail) * px(6));
    ctx.lineTo(from, edge);
    ctx.stroke();
  }
  ctx.restore();
}

/** The value of the last drawn point before `x`: the line's end at the gap. */
function lastBefore({ x: xs, y: ys }: Trace, x: number): number | null {
  let found = -1;
  for (let i = 0; i < xs.length; i++) {
    if (xs[i]! <= x && (found < 0 || xs[i]! >= xs[found]!)) found = i;
  }
  return found < 0 ? null : ys[found]!;
}

function drawCount(canvas: MarkCanvas, kind: Kind, { to }: Stretch, text: string): void {
  const { ctx, box, ratio, labels } = canvas;
  const toMiddle = kind === NonFinite.positiveInfinity ? 4 : kind === NonFinite.negativeInfinity ? -4 : 0;
  const rail = railOf(canvas, kind) + toMiddle * ratio;
  ctx.save();
  ctx.font = canvas.font;
  ctx.fillStyle = canvas.labelColor;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const width = ctx.measureText(text).width;
  const places = [
    { left: to + 8 * ratio, y: rail },
    // No room behind it: inwards of its end.
    { left: to - width, y: rail + (kind === NonFinite.positiveInfinity ? 12 : -12) * ratio },
  ];
  const place = places.find(({ left, y }) => {
    const isInside = left >= box.left && left + width <= box.left + box.width;
    const isFree = labels.every((label) => label.y !== y || left + width < label.left || left > label.right);
    return isInside && isFree;
  });
  if (place) {
    const { left, y } = place;
    labels.push({ left, right: left + width, y });
    // Legible where it stands on lines.
    ctx.lineWidth = 3 * ratio;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = canvas.groundColor;
    ctx.strokeText(text, left, y);
    ctx.fillText(text, left, y);
  }
  ctx.restore();
}
