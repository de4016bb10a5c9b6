import { expect } from '@open-wc/testing';
import type { Trace } from '../../sdk/read/logbook.js';
import { chartAxes } from './chart-axes.js';
import type { ChartModel } from './chart-model.js';
import { HeldAxis } from './held-axis.js';
import { modelOf, traceOf } from './testing/traces.js';

/** A line with one value far above all others. */
function outlier(id: string, quantiles: [number, number] | null, y = 1): Trace {
  const trace = traceOf(
    [
      [
        [0, y],
        [1, y * 1.2],
        [2, 1000],
        [3, y * 0.8],
        [4, y],
      ],
    ],
    [],
    id,
  );
  return { ...trace, stats: { ...trace.stats, quantiles } };
}

describe('the axes of a chart', () => {
  it('span all there is, or leave out what is beyond the quantiles of all lines', () => {
    const traces = [outlier('a', [0.8, 1.2]), outlier('b', [4, 6], 5)];
    expect(chartAxes(modelOf(traces), 300)).to.deep.include({ isClipped: false });
    const { y, isClipped } = chartAxes(modelOf(traces, { isRangeTrimmed: true }), 300);
    expect(isClipped).to.equal(true);
    expect(y.min).to.be.within(0.5, 0.8);
    expect(y.max).to.be.within(6, 6.5);
  });

  it('span what is in the window where all of it is beyond the quantiles, and where they are not known', () => {
    const window = [1.99, 2.01] as const;
    const only = chartAxes(modelOf([outlier('a', [0.8, 1.2])], { isRangeTrimmed: true, window }), 300);
    expect(only.y.max).to.be.greaterThan(990);
    expect(only.isClipped).to.equal(false);
    const unknown = chartAxes(modelOf([outlier('a', null)], { isRangeTrimmed: true }), 300);
    expect(unknown.y.max).to.be.at.least(1000);
  });

  it('begin above 0 where they are logarithmic, whatever the window', () => {
    const line = traceOf([
      [
        [0, 1],
        [1, 1],
        [1000, 100],
      ],
    ]);
    const log = { xScale: 'log', yScale: 'log' } as const;
    expect(chartAxes(modelOf([line], log), 300).x).to.deep.include({ min: 1, max: 1000, scale: 'log' });
    expect(chartAxes(modelOf([line], { ...log, window: [-5, 100] }), 300).x).to.deep.include({ min: 1, max: 100 });
    expect(chartAxes(modelOf([line], { ...log, window: [-5, -1] }), 300).x).to.deep.include({ min: 1, max: 1000 });
  });

  it('have fewer ticks on a narrow clock axis', () => {
    const day = traceOf([
      [
        [1.7e9, 1],
        [1.7e9 + 86_400, 2],
      ],
    ]);
    const count = (width: number): number => chartAxes(modelOf([day], { xKind: 'clock' }), width).x.ticks.length;
    expect(count(180)).to.be.at.most(2);
    expect(count(800)).to.be.greaterThan(2);
  });
});

describe('a held y axis', () => {
  const grown = (y: number): ChartModel =>
    modelOf([
      traceOf([
        [
          [0, 0],
          [10, y],
        ],
      ]),
    ]);
  const maxOf = (held: HeldAxis, model: ChartModel): number => held.axes(model, (y) => chartAxes(model, 300, y)).y.max;

  it('stays when data arrives, and what is beyond it is known to be', () => {
    const held = new HeldAxis();
    const before = maxOf(held, grown(10));
    held.isHeld = true;
    const [, after] = [maxOf(held, grown(11)), grown(50)];
    expect(maxOf(held, after)).to.equal(before);
    expect(held.axes(after, (y) => chartAxes(after, 300, y)).isClipped).to.equal(true);
    held.isHeld = false;
    expect(maxOf(held, after)).to.be.at.least(50);
  });

  it('follows the person who zooms, or chooses another axis or other lines', () => {
    const held = new HeldAxis();
    const before = maxOf(held, grown(10));
    held.isHeld = true;
    expect(maxOf(held, { ...grown(10), window: [0, 1] })).to.be.below(before);
    expect(maxOf(held, grown(20))).to.be.at.least(20);
    expect(maxOf(held, { ...grown(40), yScale: 'log' })).to.be.at.least(40);
    const { lines } = grown(80);
    expect(maxOf(held, { ...grown(80), lines: [{ ...lines[0]!, id: 'other' }] })).to.be.at.least(80);
  });

  it('fits the answer to what the person asks for, too, but nothing that comes after it', () => {
    const held = new HeldAxis();
    const window = [0, 5] as const;
    const all = grown(10);
    maxOf(held, all);
    held.isHeld = true;
    expect(maxOf(held, { ...all, window })).to.be.within(5, 6);
    const answered = maxOf(held, { ...grown(30), window });
    expect(answered).to.be.within(15, 17);
    expect(maxOf(held, { ...grown(90), window })).to.equal(answered);
  });
});
