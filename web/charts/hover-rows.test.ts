import { expect } from '@open-wc/testing';
import type { Trace } from '../../sdk/read/logbook.js';
import type { ChartBand } from './chart-line.js';
import { rowsAt, sortedRows, type Drawn } from './hover-rows.js';
import type { PlotLayout } from './plot-layout.js';
import { otherTimeWords, spreadWords } from './plot-words.js';
import { lineOf, traceOf } from './testing/traces.js';

const layout: PlotLayout = {
  left: 0,
  top: 0,
  width: 100,
  height: 100,
  widthPx: 100,
  x: { min: 0, max: 100, ticks: [] },
  y: { min: 0, max: 100, ticks: [] },
};

const drawnOf = (traces: Trace[], more: Partial<Drawn> = {}): Drawn => ({
  lines: traces.map((trace) => lineOf(trace, { label: trace.id })),
  bands: [],
  xKind: 'step',
  layout,
  ...more,
});

const flat = (id: string, y: number): Trace =>
  traceOf(
    [
      [
        [0, y],
        [100, y],
      ],
    ],
    [],
    id,
  );

const bandOf = (low: number, mean: number, high: number): ChartBand => ({
  ...lineOf(flat('group', mean), { label: 'group' }),
  band: {
    ...flat('group', mean),
    low: Float64Array.of(low, low),
    high: Float64Array.of(high, high),
    count: 3,
    interpolated: false,
  },
});

describe('the rows at the crosshair', () => {
  it('have the line that is nearest in y first, or the highest value', () => {
    const rows = rowsAt(drawnOf([flat('low', 10), flat('high', 90), flat('middle', 50)]), { left: 100, top: 88 });
    expect(rows.map(({ curve }) => curve.id)).to.deep.equal(['low', 'middle', 'high']);
    expect(sortedRows(rows, 'nearest')).to.equal(rows);
    expect(sortedRows(rows, 'value').map(({ curve }) => curve.id)).to.deep.equal(['high', 'middle', 'low']);
  });

  it('have the value as it was logged beside the smoothed one', () => {
    const smooth = { ...flat('a', 50), raw: flat('a', 62) };
    expect(rowsAt(drawnOf([smooth]), { left: 0, top: 0 })[0]).to.deep.include({ raw: 62, spread: null });
  });

  it('have bands with what is around their mean', () => {
    const [row] = rowsAt(drawnOf([], { bands: [bandOf(40, 50, 60)] }), { left: 0, top: 0 });
    expect(row!.point.y).to.equal(50);
    expect(spreadWords(row!)).to.equal('±10');
    const [uneven] = rowsAt(drawnOf([], { bands: [bandOf(10, 50, 60)] }), { left: 0, top: 0 });
    expect(spreadWords(uneven!)).to.equal('10 – 60');
  });

  it('are the points nearest in both directions where x is a metric, and goes back', () => {
    const circle = Array.from({ length: 64 }, (_, i): [number, number] => {
      const angle = (i / 32) * Math.PI;
      return [50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle)];
    });
    const drawn = drawnOf([traceOf([circle], [], 'circle')], { xKind: 'metric:a' });
    expect(rowsAt(drawn, { left: 50, top: 12 })[0]!.point.y).to.be.closeTo(90, 0.5);
    expect(rowsAt(drawn, { left: 50, top: 88 })[0]!.point.y).to.be.closeTo(10, 0.5);
    for (let left = 2; left < 100; left += 7) {
      for (let top = 3; top < 100; top += 7) {
        const best = Math.min(...circle.map(([x, y]) => Math.hypot(x - left, 100 - y - top)));
        expect(rowsAt(drawn, { left, top })[0]!.away).to.be.at.most(best + 1e-9);
      }
    }
  });

  it('are of other lines what they have near the x of the nearest point, where x is a metric', () => {
    const traces = [
      flat('a', 20),
      traceOf(
        [
          [
            [0, 80],
            [40, 80],
          ],
        ],
        [],
        'b',
      ),
    ];
    const ids = (left: number): string[] =>
      rowsAt(drawnOf(traces, { xKind: 'metric:a' }), { left, top: 78 }).map(({ curve }) => curve.id);
    expect(ids(2)).to.deep.equal(['a', 'b']);
    expect(ids(98)).to.deep.equal(['a']);
  });

  it('know the time in the other way, where the start is known', () => {
    const start = new Date(2026, 10, 24, 12).getTime() / 1000;
    expect(otherTimeWords(3600, 'time', start)).to.equal('24 Nov 2026, 13:00:00');
    expect(otherTimeWords(start + 6720, 'clock', start)).to.equal('1 h 52 min');
    expect(otherTimeWords(5, 'step', start)).to.equal('');
    expect(otherTimeWords(3600, 'time', undefined)).to.equal('');
  });
});
