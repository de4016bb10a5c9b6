import assert from 'node:assert/strict';
import { NonFinite, type Trace } from '../logbook.js';
import type { DrawingQuery } from '../series.js';
import { isAbandoned, type Point } from './random-run.js';

interface Stretch {
  points: Point[];
  isAbandoned: boolean;
}

/**
 * The unbroken stretches of a run: they end at values that are not finite or have no place, where x goes back, and where
 * those that are abandoned begin, with the point before.
 */
function stretchesOf(points: Point[], isPlaced: (point: Point) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  points.forEach((point, index) => {
    if (!isPlaced(point)) return;
    const before = points[index - 1];
    const goesOn = before !== undefined && isPlaced(before) && before.x <= point.x;
    const abandoned = isAbandoned(points, index);
    const stretch = stretches.at(-1);
    if (goesOn && stretch?.isAbandoned === abandoned) stretch.points.push(point);
    else stretches.push({ points: goesOn ? [before, point] : [point], isAbandoned: abandoned });
  });
  return stretches;
}

export function segmentsOf(trace: Trace): Point[][] {
  const points = [...trace.x].map((x, index): Point => ({ x, y: trace.y[index]! }));
  return [...trace.segments].map((start, index) => points.slice(start, trace.segments[index + 1]));
}

/** The figures that a pixel column must show. */
export function spanOf(points: Point[]): unknown {
  const ys = points.map(({ y }) => y);
  return { first: points[0], last: points.at(-1), low: Math.min(...ys), high: Math.max(...ys) };
}

/** @param query its window is that of all points where it has none */
export function assertDrawsEveryExtreme(points: Point[], trace: Trace, query: DrawingQuery): void {
  const { widthPx, xScale, yScale } = query;
  const hasPlace = ({ x }: Point): boolean => xScale === 'linear' || x > 0;
  const isPlaced = (point: Point): boolean =>
    Number.isFinite(point.y) && hasPlace(point) && (yScale === 'linear' || point.y > 0);
  const xs = points.filter(hasPlace).map(({ x }) => x);
  const [start, to] = query.window ?? [Math.min(...xs), Math.max(...xs)];
  const from = xScale === 'log' && start <= 0 ? Math.min(...xs) : start;
  const inWindow = ({ x }: Point): boolean => x >= from && x <= to;
  const scaled = (x: number): number => (xScale === 'log' ? Math.log(x) : x);
  const pixelOf = (x: number): number => {
    const share = (scaled(x) - scaled(from)) / (scaled(to) - scaled(from));
    return to > from ? Math.min(widthPx - 1, Math.floor(share * widthPx)) : 0;
  };
  const crosses = (stretch: Point[]): boolean => stretch.some(({ x }) => x < from) && stretch.some(({ x }) => x > to);
  const stretches = stretchesOf(points, isPlaced).filter(({ points: all }) => all.some(inWindow) || crosses(all));
  const expected = stretches.map(({ points: all }) => all);
  const segments = segmentsOf(trace);
  assert.equal(segments.length, expected.length, 'one segment for each stretch in the window');
  assert.deepEqual(
    [...trace.abandoned],
    stretches.map((stretch) => Number(stretch.isAbandoned)),
    'abandoned',
  );
  assert.equal(segments.flat().length, trace.x.length, 'every point is in a segment');

  segments.forEach((segment, index) => {
    const stretch = expected[index]!;
    let at = 0;
    for (const { x, y } of segment) {
      at = stretch.findIndex((point, place) => place >= at && point.x === x && point.y === y) + 1;
      assert.ok(at > 0, 'what is drawn was logged, in that order');
    }
    segment.slice(1).forEach(({ x }, place) => assert.ok(x >= segment[place]!.x, 'x never decreases'));
    assert.deepEqual(
      segment.filter(({ x }) => x < from),
      stretch.filter(({ x }) => x < from).slice(-1),
      'left neighbour',
    );
    assert.deepEqual(
      segment.filter(({ x }) => x > to),
      stretch.filter(({ x }) => x > to).slice(0, 1),
      'right neighbour',
    );
    for (let pixel = 0; pixel < widthPx; pixel++) {
      const inColumn = (point: Point): boolean => inWindow(point) && pixelOf(point.x) === pixel;
      const drawn = segment.filter(inColumn);
      assert.deepEqual(spanOf(drawn), spanOf(stretch.filter(inColumn)), `pixel column ${pixel}`);
      // Where there are no more points than pixel columns, all of them are drawn.
      const few = points.length <= widthPx ? stretch.filter(inColumn).length : 4;
      assert.ok(drawn.length <= few, 'as few points as show it');
    }
  });

  const kindOf = (y: number): number =>
    Number.isNaN(y) ? NonFinite.nan : y > 0 ? NonFinite.positiveInfinity : NonFinite.negativeInfinity;
  const marks: unknown[] = [];
  const marked = new Set<number>();
  let pixel = NaN;
  points.forEach((point, place) => {
    const { x, y } = point;
    // The run comes to no pixel column where it has no place.
    if (!isPlaced(point) && (Number.isFinite(y) || !hasPlace(point))) return;
    const entered = x < from ? -1 : x > to ? widthPx : pixelOf(x);
    if (entered !== pixel || points.length <= widthPx) marked.clear();
    pixel = entered;
    if (Number.isFinite(y) || !hasPlace(point) || !inWindow(point) || marked.has(kindOf(y))) return;
    marked.add(kindOf(y));
    const earlier = segments.filter((_, index) => points.indexOf(expected[index]![0]!) < place);
    marks.push([x, kindOf(y), earlier.flat().length]);
  });
  const { nonFinite } = trace;
  assert.deepEqual(
    [...nonFinite.x].map((x, index) => [x, nonFinite.kind[index], nonFinite.before[index]]),
    marks,
    'marks',
  );
  assert.equal(trace.unplaced, points.filter((point) => Number.isFinite(point.y) && !isPlaced(point)).length);
}
