import { expect } from '@open-wc/testing';
import { xAxis, yAxis, type Axis } from './axis.js';
import { xExtent, yExtent } from './extent.js';
import { fractionOf, padded, valueAt, type Range } from './range.js';
import { curvesOf, traceOf } from './testing/traces.js';

const odd: readonly Range[] = [
  { min: 0.5, max: 0.5 },
  { min: 0, max: 0 },
  { min: -1.7e308, max: 1.7e308 },
  { min: 1.79e308, max: 1.79e308 },
  { min: 0, max: 5e-324 },
  { min: -5e-324, max: -5e-324 },
  { min: 1, max: 1 + Number.EPSILON },
  { min: 1e25, max: 1e25 + 2 ** 32 },
  { min: -1e25, max: 1e25 },
  { min: 1000.001, max: 1000.00104 },
];

function isSound({ min, max, ticks }: Axis): void {
  expect(min).to.be.lessThan(max);
  expect(Number.isFinite(min) && Number.isFinite(max)).to.equal(true);
  const values = ticks.map(({ value }) => value);
  expect(values).to.deep.equal([...new Set(values)].sort((a, b) => a - b));
  for (const value of values) expect(value).to.be.within(min, max);
}

describe('the axes', () => {
  for (const extent of odd) {
    it(`are sound from ${extent.min} to ${extent.max}`, () => {
      for (const axis of [yAxis(extent), xAxis(extent, 'step', 6), xAxis(extent, 'time', 6)]) {
        isSound(axis);
        for (const value of [extent.min, extent.max]) expect(fractionOf(value, axis)).to.be.within(0, 1);
      }
    });
  }

  it('have 3 to 6 ticks at 1-2-5 on y whatever the range', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 5000; i++) {
      const size = 10 ** (random() * 20 - 10);
      const min = (random() - 0.5) * size;
      const axis = yAxis({ min, max: min + random() * size + size / 1000 });
      isSound(axis);
      expect(axis.ticks.length, JSON.stringify(axis)).to.be.within(3, 6);
      const step = axis.ticks[1]!.value - axis.ticks[0]!.value;
      expect(step.toExponential(3)).to.match(/^[125]\.000e/);
    }
  });

  it('name round places: steps, thousands, hours', () => {
    const labels = (axis: Axis): string[] => axis.ticks.map(({ label }) => label);
    expect(labels(xAxis({ min: 0, max: 20000 }, 'step', 6))).to.deep.equal(['0', '5k', '10k', '15k', '20k']);
    expect(labels(xAxis({ min: 0, max: 9000 }, 'time', 6))).to.deep.equal([
      '0',
      '0.5 h',
      '1 h',
      '1.5 h',
      '2 h',
      '2.5 h',
    ]);
    expect(labels(xAxis({ min: 0, max: 50 }, 'time', 6))).to.deep.equal(['0', '10 s', '20 s', '30 s', '40 s', '50 s']);
    expect(labels(yAxis({ min: 0.1, max: 0.98 }))).to.deep.equal(['0.2', '0.4', '0.6', '0.8', '1']);
  });

  for (const [min, max] of [
    [1e15, 1e15 + 2000],
    [2e15, 2e15 + 10],
    [-2e15 - 10, -2e15],
    [1e15, 3e15],
    [1e16, 1e16 + 100],
    [2 ** 53, 2 ** 53 + 20],
    [1e18, 1e18 + 5000],
    [1e20, 1.0000001e20],
    [1e15, 1e15 + 1],
    [2e15, 2e15],
    [-1e300, 1e300],
  ] as const) {
    it(`have short labels, at even distances, from ${min} to ${max}`, () => {
      for (const { ticks } of [yAxis({ min, max }), xAxis({ min, max }, 'step', 6)]) {
        expect(ticks.length).to.be.greaterThan(1);
        const labels = ticks.map(({ label }) => label);
        expect(new Set(labels).size, labels.join()).to.equal(labels.length);
        for (const label of labels) expect(label.length, label).to.be.at.most(8);
        const distances = ticks.slice(1).map(({ value }, i) => value - ticks[i]!.value);
        for (const distance of distances) expect(distance / distances[0]!).to.be.closeTo(1, 0.1);
      }
    });
  }

  it('say the first of huge values that are near to each other, and of the others how much further they are', () => {
    const labels = (min: number, max: number): string[] => yAxis({ min, max }).ticks.map(({ label }) => label);
    expect(labels(2e15, 2e15 + 8)).to.deep.equal(['2e15', '+2', '+4', '+6', '+8']);
    expect(labels(1e15 + 1000, 1e15 + 3000)).to.deep.equal(['≈1e15', '+0.5k', '+1k', '+1.5k', '+2k']);
    expect(labels(1e15, 3e15)).to.deep.equal(['1e15', '1.5e15', '2e15', '2.5e15', '3e15']);
  });

  it('have no ticks where nothing is drawn', () => {
    expect(yAxis(null).ticks).to.deep.equal([]);
    expect(xAxis(null, 'step', 6).ticks).to.deep.equal([]);
  });

  it('do not go below zero for values that do not', () => {
    expect(yAxis({ min: 0, max: 4 }).min).to.equal(0);
    expect(padded({ min: -4, max: 0 }, 0.1).max).to.equal(0);
  });
});

describe('a logarithmic axis', () => {
  const labels = (min: number, max: number): string[] =>
    yAxis({ min, max, scale: 'log' }).ticks.map(({ label }) => label);

  it('has ticks at 1 and 3, over many decades at some powers of ten, over few at 1-2-5 or less', () => {
    expect(labels(0.12, 4)).to.deep.equal(['0.3', '1', '3']);
    expect(labels(0.02, 900)).to.deep.equal(['0.1', '1', '10', '100', '1k']);
    expect(labels(1e-8, 1)).to.deep.equal(['1e−8', '1e−6', '1e−4', '0.01', '1']);
    expect(labels(1e-300, 1e300)).to.deep.equal(['1e−200', '1', '1e200']);
    expect(labels(3.5, 25)).to.deep.equal(['5', '10', '20']);
    expect(labels(2.1, 2.9)).to.deep.equal(['2.2', '2.4', '2.6', '2.8']);
  });

  it('has minor ticks at the digits, or at the powers that have none', () => {
    expect(yAxis({ min: 0.12, max: 4, scale: 'log' }).minor).to.deep.equal([0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 2, 4]);
    expect(yAxis({ min: 1e-8, max: 1, scale: 'log' }).minor).to.deep.equal([1e-7, 1e-5, 1e-3, 0.1]);
  });

  it('is sound wherever it is, and has few ticks', () => {
    let seed = 11;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 3000; i++) {
      const min = 10 ** (random() * 600 - 300);
      const max = Math.min(Number.MAX_VALUE, min * 10 ** (random() * 10 ** (random() * 3)));
      for (const axis of [yAxis({ min, max, scale: 'log' }), xAxis({ min, max, scale: 'log' }, 'step', 6)]) {
        isSound(axis);
        expect(axis.ticks.length, `${min} to ${max}`).to.be.within(2, 7);
        for (const value of [min, max]) expect(fractionOf(value, axis)).to.be.within(-1e-9, 1 + 1e-9);
      }
    }
  });

  it('stays above 0 and within the doubles', () => {
    for (const value of [5e-324, 1, Number.MAX_VALUE]) {
      isSound(yAxis({ min: value, max: value, scale: 'log' }));
      isSound(yAxis({ min: 5e-324, max: value, scale: 'log' }));
    }
  });

  it('finds values back from their fractions', () => {
    const range = { min: 1e-3, max: 1e5, scale: 'log' } as const;
    expect(fractionOf(10, range)).to.be.closeTo(0.5, 1e-12);
    expect(valueAt(0.5, range)).to.be.closeTo(10, 1e-9);
  });
});

describe('a range', () => {
  it('finds fractions and values back where the span is more than a double holds', () => {
    const range = { min: -1.7e308, max: 1.7e308 };
    expect(fractionOf(0, range)).to.equal(0.5);
    expect(valueAt(0.5, range)).to.equal(0);
    expect(valueAt(0, range)).to.equal(range.min);
    expect(valueAt(1, range)).to.equal(range.max);
  });
});

describe('the extents', () => {
  const trace = traceOf(
    [
      [
        [0, 1],
        [10, 5],
      ],
      [
        [20, -3],
        [30, 2],
      ],
    ],
    [[40, NaN]],
  );

  it('span points and marks in x', () => {
    expect(xExtent(curvesOf(trace))).to.deep.equal({ min: 0, max: 40 });
    expect(xExtent(curvesOf(traceOf([], [[3, NaN]])))).to.deep.equal({ min: 3, max: 3 });
    expect(xExtent(curvesOf())).to.equal(null);
  });

  it('leave out what has no place on a logarithmic axis', () => {
    expect(yExtent(curvesOf(trace), { min: 0, max: 40 }, 'log')).to.deep.equal({ min: 1, max: 5, scale: 'log' });
    expect(xExtent(curvesOf(trace), 'log')).to.deep.equal({ min: 10, max: 40, scale: 'log' });
    expect(yExtent(curvesOf(traceOf([[[1, -1]]])), { min: 0, max: 4 }, 'log')).to.equal(null);
  });

  it('span lines as they were logged behind smoothed ones, and the edges of bands', () => {
    const raw = traceOf([
      [
        [0, -9],
        [10, 5],
      ],
    ]);
    const band = { ...raw, low: Float64Array.of(-20, 0), high: Float64Array.of(0, 30), count: 2, interpolated: false };
    const x = { min: 0, max: 10 };
    expect(yExtent(curvesOf({ ...trace, raw }), x)).to.deep.equal({ min: -9, max: 5 });
    const bands = [{ id: 'g', label: 'g', color: 'red', dash: [], band }];
    expect(yExtent({ lines: [], bands }, x)).to.deep.equal({ min: -20, max: 30 });
  });

  it('span in y what crosses the window, its edges too', () => {
    expect(yExtent(curvesOf(trace), { min: 0, max: 40 })).to.deep.equal({ min: -3, max: 5 });
    expect(yExtent(curvesOf(trace), { min: 5, max: 10 })).to.deep.equal({ min: 3, max: 5 });
    expect(yExtent(curvesOf(trace), { min: 4, max: 6 })).to.deep.equal({ min: 2.6, max: 3.4 });
    expect(yExtent(curvesOf(trace), { min: 12, max: 18 })).to.equal(null);
  });
});
