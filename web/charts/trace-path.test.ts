import { expect } from '@open-wc/testing';
import { lonePoints, traceArea, traceLine, type PlotBox } from './trace-path.js';
import { traceOf } from './testing/traces.js';

const box: PlotBox = { left: 0, top: 0, width: 100, height: 100, x: { min: 0, max: 100 }, y: { min: 0, max: 100 } };

/** The pieces that are drawn, each as its points. */
function drawn(points: [number, number][][], { into = box, isDrawn = (_: number): boolean => true } = {}): string[] {
  const pieces: string[] = [];
  const trace = traceOf(points);
  const go = (x: number, y: number): string => `${Math.round(x)},${Math.round(y)}`;
  traceLine(
    {
      moveTo: (x, y) => pieces.push(go(x, y)),
      lineTo: (x, y) => pieces.push(`${pieces.pop()} ${go(x, y)}`),
    },
    trace,
    trace.y,
    into,
    isDrawn,
  );
  return pieces;
}

describe('the path of a line', () => {
  it('is cut where it crosses the edges of the window, in whatever direction x runs', () => {
    const [there, back]: [number, number][][] = [
      [
        [-50, 0],
        [50, 100],
        [150, 0],
      ],
      [
        [150, 0],
        [50, 100],
        [-50, 0],
      ],
    ];
    expect(drawn([there!])).to.deep.equal(['0,50 50,0 100,50']);
    expect(drawn([back!])).to.deep.equal(['100,50 50,0 0,50']);
  });

  it('crosses a window from one side to the other, and leaves it and comes back', () => {
    const across: [number, number][] = [
      [-10, 40],
      [110, 40],
      [120, 80],
      [-20, 80],
    ];
    expect(drawn([across])).to.deep.equal(['0,60 100,60', '100,20 0,20']);
  });

  it('has a gap where a value has no place on a logarithmic axis', () => {
    const into: PlotBox = { ...box, y: { min: 1, max: 100, scale: 'log' } };
    const line: [number, number][] = [
      [0, 1],
      [20, 10],
      [40, 0],
      [60, -5],
      [80, 100],
      [100, 10],
    ];
    expect(drawn([line], { into })).to.deep.equal(['0,100 20,50', '80,0 100,50']);
  });

  it('is straight between points on logarithmic axes, up to the edge', () => {
    const into: PlotBox = { ...box, x: { min: 10, max: 1000, scale: 'log' }, y: { min: 1, max: 10000, scale: 'log' } };
    const line: [number, number][] = [
      [1, 1],
      [10000, 10000],
    ];
    expect(drawn([line], { into })).to.deep.equal(['0,75 100,25']);
  });

  it('is of the stretches that are asked for', () => {
    const stretches: [number, number][][] = [
      [
        [0, 0],
        [10, 10],
      ],
      [
        [10, 10],
        [20, 0],
      ],
    ];
    expect(drawn(stretches, { isDrawn: (segment) => segment === 1 })).to.deep.equal(['10,90 20,100']);
  });

  it('stays in the numbers of a canvas where values are far outside', () => {
    const [piece] = drawn([
      [
        [0, 50],
        [50, 1e300],
        [100, 50],
      ],
    ]);
    expect(piece).to.equal('0,50 50,-1000000 100,50');
  });
});

describe('the area of a band', () => {
  it('goes along its upper edge and back along the lower one', () => {
    const path: string[] = [];
    const go = (sign: string) => (x: number, y: number) => void path.push(`${sign}${x},${y}`);
    const { x, segments } = traceOf([
      [
        [0, 0],
        [100, 0],
      ],
    ]);
    const area = { x, segments, low: Float64Array.of(10, 20), high: Float64Array.of(30, 60) };
    traceArea({ moveTo: go('M'), lineTo: go('L'), closePath: () => void path.push('Z') }, area, box);
    expect(path).to.deep.equal(['M0,70', 'L100,40', 'L100,80', 'L0,90', 'Z']);
  });

  it('reaches to the bottom of a logarithmic axis where its lower edge has no place', () => {
    const ys: number[] = [];
    const { x, segments } = traceOf([
      [
        [0, 0],
        [100, 0],
      ],
    ]);
    const area = { x, segments, low: Float64Array.of(-1, 10), high: Float64Array.of(100, 100) };
    const note = (_: number, y: number): void => void ys.push(Math.round(y));
    const into: PlotBox = { ...box, y: { min: 1, max: 100, scale: 'log' } };
    traceArea({ moveTo: note, lineTo: note, closePath: () => undefined }, area, into);
    expect(ys).to.deep.equal([0, 0, 50, 100]);
  });
});

describe('points that stand alone', () => {
  it('are those that are seen', () => {
    expect(
      lonePoints(
        traceOf([
          [[10, 10]],
          [[20, 1000]],
          [[300, 10]],
          [
            [30, 30],
            [40, 40],
          ],
        ]),
        box,
      ),
    ).to.deep.equal([[10, 90]]);
  });
});
