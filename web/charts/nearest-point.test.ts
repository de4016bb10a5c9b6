import { expect } from '@open-wc/testing';
import { nearestPoint, nextX } from './nearest-point.js';
import { traceOf } from './testing/traces.js';

const all = { min: -Infinity, max: Infinity };
const trace = traceOf(
  [
    [
      [0, 1],
      [10, 2],
      [20, 3],
    ],
    [
      [15, 4],
      [25, 5],
    ],
  ],
  [
    [30, NaN],
    [40, -Infinity],
  ],
);

describe('nearestPoint', () => {
  it('finds the nearest in any stretch', () => {
    expect(nearestPoint(trace, 4, all)).to.deep.equal({ x: 0, y: 1 });
    expect(nearestPoint(trace, 6, all)).to.deep.equal({ x: 10, y: 2 });
    expect(nearestPoint(trace, 16, all)).to.deep.equal({ x: 15, y: 4 });
    expect(nearestPoint(trace, -100, all)).to.deep.equal({ x: 0, y: 1 });
  });

  it('takes what was logged last where two are equally near', () => {
    const rewound = traceOf([
      [
        [0, 1],
        [10, 2],
      ],
      [[10, 7]],
    ]);
    expect(nearestPoint(rewound, 10, all)).to.deep.equal({ x: 10, y: 7 });
  });

  it('finds marks too', () => {
    expect(nearestPoint(trace, 31, all)).to.deep.equal({ x: 30, y: NaN });
    expect(nearestPoint(trace, 99, all)).to.deep.equal({ x: 40, y: -Infinity });
  });

  it('stays in the window', () => {
    expect(nearestPoint(trace, 0, { min: 5, max: 12 })).to.deep.equal({ x: 10, y: 2 });
    expect(nearestPoint(trace, 0, { min: 41, max: 50 })).to.equal(null);
    expect(nearestPoint(traceOf([]), 0, all)).to.equal(null);
  });

  it('agrees with looking at every point', () => {
    for (let x = -5; x <= 45; x += 0.7) {
      const points = [...trace.x, ...trace.nonFinite.x];
      const best = Math.min(...points.map((point) => Math.abs(point - x)));
      expect(Math.abs(nearestPoint(trace, x, all)!.x - x)).to.equal(best);
    }
  });
});

describe('nextX', () => {
  const walk = (direction: 1 | -1, window = all): number[] => {
    const found: number[] = [];
    for (let x: number | null = -direction * Infinity; (x = nextX([trace], x, direction, window)) !== null;)
      found.push(x);
    return found;
  };

  it('walks over all stretches and marks, once each, both ways', () => {
    expect(walk(1)).to.deep.equal([0, 10, 15, 20, 25, 30, 40]);
    expect(walk(-1)).to.deep.equal([40, 30, 25, 20, 15, 10, 0]);
  });

  it('walks within the window only', () => {
    expect(walk(1, { min: 5, max: 20 })).to.deep.equal([10, 15, 20]);
    expect(walk(-1, { min: 5, max: 20 })).to.deep.equal([20, 15, 10]);
  });
});
