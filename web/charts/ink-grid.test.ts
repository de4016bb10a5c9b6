import { expect } from '@open-wc/testing';
import type { ChartBand } from './chart-line.js';
import { InkGrid } from './ink-grid.js';
import type { PlotLayout } from './plot-layout.js';
import { curvesOf, lineOf, traceOf } from './testing/traces.js';

const layout: PlotLayout = {
  left: 0,
  top: 0,
  width: 300,
  height: 300,
  widthPx: 300,
  x: { min: 0, max: 300, ticks: [] },
  y: { min: 0, max: 300, ticks: [] },
};
const size = { width: 80, height: 60 };

describe('the grid of what is drawn', () => {
  it('finds the place nearest to a point that no line enters', () => {
    const level = traceOf([
      [
        [0, 150],
        [300, 150],
      ],
    ]);
    const grid = new InkGrid(curvesOf(level), layout);
    const place = grid.freePlace(size, { left: 150, top: 150 })!;
    expect(place.top >= 155 || place.top + size.height <= 145).to.equal(true);
    expect(grid.isFree(place)).to.equal(true);
    expect(grid.isFree({ ...size, left: 100, top: 130 })).to.equal(false);
  });

  it('keeps clear of the whole of a band, not only of its edges', () => {
    const mean = traceOf([
      [
        [0, 200],
        [300, 200],
      ],
    ]);
    const band: ChartBand = {
      ...lineOf(mean),
      band: { ...mean, low: Float64Array.of(100, 100), high: Float64Array.of(300, 300), count: 2, interpolated: false },
    };
    const grid = new InkGrid({ lines: [], bands: [band] }, layout);
    expect(grid.isFree({ ...size, left: 100, top: 120 })).to.equal(false);
    expect(grid.freePlace(size, { left: 150, top: 50 })!.top).to.be.at.least(205);
  });

  it('takes no notice of what is beyond the plot or has no place on its axes', () => {
    const far = traceOf([
      [
        [0, 1e300],
        [300, 1e300],
      ],
    ]);
    expect(new InkGrid(curvesOf(far), layout).isFree({ ...size, left: 100, top: 120 })).to.equal(true);
    const log: PlotLayout = { ...layout, y: { min: 1, max: 100, scale: 'log', ticks: [] } };
    const below = traceOf([
      [
        [0, -1],
        [300, 0],
      ],
    ]);
    expect(new InkGrid(curvesOf(below), log).isFree({ ...size, left: 100, top: 120 })).to.equal(true);
  });
});
