import { expect } from '@open-wc/testing';
import type { ChartLine } from './chart-line.js';
import { markLabels, type MarkLabel } from './mark-labels.js';
import { markRails, type MarkRail } from './mark-rails.js';
import { traceOf } from './testing/traces.js';
import type { PlotBox } from './trace-path.js';

type Points = [x: number, y: number][];

const box: PlotBox = { left: 40, top: 10, width: 100, height: 100, x: { min: 0, max: 100 }, y: { min: 0, max: 100 } };

function lineOf(id: string, points: Points, nonFinite: Points = []): ChartLine {
  return { id, label: id, color: 'red', dash: [], live: false, trace: traceOf([points], nonFinite, id) };
}

/** A line without points that has two NaN in its middle. */
const nans = (id: string): ChartLine =>
  lineOf(
    id,
    [],
    [
      [20, NaN],
      [25, NaN],
    ],
  );

const rails = (lines: ChartLine[]): MarkRail[] => markRails(lines, box, 1);
const labels = (lines: ChartLine[], width = 40): MarkLabel[] =>
  markLabels(rails(lines), lines, box, { ratio: 1, measure: () => width });

describe('the rails of marks', () => {
  it('stand next to each other, that of the front line outermost', () => {
    const found = rails(['back', 'middle', 'front'].map(nans)).map(({ line, y }) => [line.id, y]);
    expect(found).to.deep.equal([
      ['front', 102],
      ['middle', 94],
      ['back', 86],
    ]);
  });

  it('are three at most, and have no labels where there are more lines', () => {
    const lines = ['a', 'b', 'c', 'd'].map(nans);
    expect(rails(lines).map(({ y }) => y)).to.deep.equal([102, 94, 86, 86]);
    expect(labels(lines)).to.deep.equal([]);
    expect(labels(lines.slice(1), 30).length).to.be.greaterThan(0);
  });

  it('of ∞ are at the top, of −∞ at the bottom', () => {
    const line = lineOf(
      'a',
      [],
      [
        [10, Infinity],
        [50, -Infinity],
      ],
    );
    expect(rails([line]).map(({ y }) => y)).to.deep.equal([11, 109]);
  });
});

describe('the labels of marks', () => {
  it('stand behind the last mark where there is room, else before the first', () => {
    expect(labels([nans('a')])).to.deep.include({ rail: rails([nans('a')])[0], text: 'NaN ×2', left: 73, y: 102 });
    const late = lineOf(
      'late',
      [],
      [
        [90, NaN],
        [95, NaN],
      ],
    );
    expect(labels([late]).map(({ left }) => left)).to.deep.equal([82]);
  });

  it('are left out for a single mark', () => {
    expect(labels([lineOf('a', [], [[20, NaN]])])).to.deep.equal([]);
  });

  it('are left out where they would stand on a line, a point or a mark', () => {
    const zigzag = Array.from({ length: 51 }, (_, i): [number, number] => [i * 2, i % 2 ? 0 : 60]);
    expect(labels([lineOf('over', zigzag), nans('a')])).to.deep.equal([]);
    const points = [30, 40, 50, 60, 70].flatMap((x): Points => [
      [x, 7],
      [x, 20],
    ]);
    const scattered = lineOf('points', []);
    scattered.trace = traceOf(points.map((point) => [point]));
    expect(labels([scattered, nans('a')])).to.deep.equal([]);
    expect(
      labels([
        lineOf('high', [
          [0, 90],
          [100, 90],
        ]),
        nans('a'),
      ]).length,
    ).to.equal(1);
  });

  it('never stand on each other', () => {
    const found = labels(['a', 'b', 'c'].map(nans), 30);
    for (const one of found) {
      for (const other of found) {
        if (one === other) continue;
        expect(Math.abs(one.y - other.y) >= 11 || Math.abs(one.left - other.left) >= 30).to.equal(true);
      }
    }
  });

  it('stand clear of a line between two points that are far off', () => {
    const steep = lineOf('steep', [
      [30, 100],
      [60, -10],
    ]);
    expect(labels([steep, nans('a')])).to.deep.equal([]);
  });
});
