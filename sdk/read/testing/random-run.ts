import { Rows } from '../rows.js';

export interface Point {
  x: number;
  y: number;
}

/** A run as it may be logged: going on, repeating steps, going back, jumping; values that are not finite. */
export function randomRun(random: () => number): { rows: Rows; points: Point[] } {
  const rows = new Rows();
  const points: Point[] = [];
  const length = Math.floor(random() * 300);
  const ofNonFinite = random() < 0.5 ? 0.1 : 0;
  const ofRewinds = random() < 0.5 ? 0.05 : 0;
  let step = Math.floor(random() * 100) - 50;
  for (let index = 0; index < length; index++) {
    if (random() < 0.7) step += random() < 0.9 ? 1 : Math.floor(random() * 100);
    if (random() < ofRewinds) step -= Math.floor(random() * 200);
    const nonFinite = [NaN, Infinity, -Infinity][Math.floor(random() * 3)]!;
    const y = random() < ofNonFinite ? nonFinite : Math.round(random() * 40) / (random() < 0.02 ? 1e-3 : 4) - 5;
    rows.add(step, 1000 + step);
    // Not every row has every metric.
    if (random() < 0.1) continue;
    rows.put('v', y);
    points.push({ x: step, y });
  }
  return { rows, points };
}

/** Whether a later part of the run, which went back, came to where this point is. */
export function isAbandoned(points: Point[], index: number): boolean {
  let hasGoneBack = false;
  for (let later = index + 1; later < points.length; later++) {
    hasGoneBack ||= points[later]!.x < points[later - 1]!.x;
    if (hasGoneBack && points[later]!.x <= points[index]!.x) return true;
  }
  return false;
}
