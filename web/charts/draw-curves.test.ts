import { expect } from '@open-wc/testing';
import type { Trace } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartLine } from './chart-line.js';
import { clipMarks } from './clip-marks.js';
import { drawCurves } from './draw-curves.js';
import { drawMarks } from './marks.js';
import { lineOf, traceOf } from './testing/traces.js';
import type { PlotBox } from './trace-path.js';

const box: PlotBox = { left: 10, top: 10, width: 100, height: 100, x: { min: 0, max: 100 }, y: { min: 0, max: 100 } };
const [red, blue] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)'];

const level = (y: number, id = 'a'): Trace =>
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

interface Pixel {
  red: number;
  blue: number;
  alpha: number;
}

/** What is drawn at a place of the plot. */
function painted(
  lines: ChartLine[],
  bands: ChartBand[] = [],
  { isClipped = false } = {},
): (x: number, y: number) => Pixel {
  const ctx = new OffscreenCanvas(120, 120).getContext('2d')!;
  const ink = { ratio: 1, color: (color: string) => color, font: '11px sans-serif' };
  drawCurves(ctx, { lines, bands }, box, ink, 2);
  drawMarks(ctx, { lines, bands, window: null, isClipped }, box, ink, () => 1);
  return (x, y) => {
    const [r, , b, a] = ctx.getImageData(10 + x, 110 - y - 1, 1, 1).data as unknown as [number, number, number, number];
    return { red: r, blue: b, alpha: a };
  };
}

describe('the curves of a chart', () => {
  it('have the line as it was logged faintly behind, and behind every smoothed line', () => {
    const smoothed = lineOf({ ...level(50), raw: level(20) }, { color: red });
    const at = painted([lineOf(level(20, 'other'), { color: blue }), smoothed]);
    expect(at(50, 50)).to.deep.equal({ red: 255, blue: 0, alpha: 255 });
    expect(at(50, 20)).to.deep.equal({ red: 0, blue: 255, alpha: 255 });
    const alone = painted([smoothed])(50, 20);
    expect(alone.red).to.equal(255);
    expect(alone.alpha).to.be.within(20, 60);
  });

  it('have dashes at a third of their strength where a later part has taken their place', () => {
    const trace = traceOf([
      [
        [0, 80],
        [100, 80],
      ],
      [
        [0, 30],
        [100, 30],
      ],
    ]);
    const at = painted([lineOf({ ...trace, abandoned: Uint8Array.of(1, 0) })]);
    const alphas = Array.from({ length: 60 }, (_, i) => at(20 + i, 80).alpha);
    expect(Math.max(...alphas)).to.be.within(70, 100);
    expect(Math.min(...alphas)).to.be.below(10);
    // Two on, three off.
    expect(alphas.slice(0, 50)).to.deep.equal(alphas.slice(5, 55));
    expect(Math.min(...Array.from({ length: 60 }, (_, i) => at(20 + i, 30).alpha))).to.equal(255);
  });

  it('have bands, filled faintly, with their mean on top, behind all lines', () => {
    const band: ChartBand = {
      ...lineOf(level(50), { id: 'group', color: blue }),
      band: {
        ...level(50),
        low: Float64Array.of(30, 30),
        high: Float64Array.of(70, 70),
        count: 3,
        interpolated: false,
      },
    };
    const at = painted([lineOf(level(60), { color: red })], [band]);
    expect(at(50, 40).blue).to.equal(255);
    expect(at(50, 40).alpha).to.be.within(20, 60);
    expect(at(50, 50)).to.deep.equal({ red: 0, blue: 255, alpha: 255 });
    expect(at(50, 60)).to.deep.equal({ red: 255, blue: 0, alpha: 255 });
    expect(at(50, 20).alpha).to.equal(0);
  });

  it('are marked beyond the edge where they go on beyond it, and are not drawn there', () => {
    const spike = lineOf(
      traceOf([
        [
          [0, 50],
          [49, 50],
          [50, 500],
          [51, 50],
          [80, -40],
          [90, 50],
        ],
      ]),
    );
    const at = painted([spike], [], { isClipped: true });
    const inked = (from: number, to: number, y: number): number => {
      let count = 0;
      for (let x = from; x <= to; x++) if (at(x, y).alpha > 60) count += 1;
      return count;
    };
    expect(inked(46, 54, 103)).to.be.greaterThan(0);
    expect(inked(0, 40, 103)).to.equal(0);
    expect(inked(76, 84, -4)).to.be.greaterThan(0);
    const silent = painted([spike]);
    expect(silent(50, 103).alpha).to.equal(0);
  });

  it('are marked once for each few pixels, the front one, and where the raw line is outside, too', () => {
    const far = (id: string): Trace =>
      traceOf([Array.from({ length: 100 }, (_, i): [number, number] => [i, 900])], [], id);
    const marks = clipMarks({ lines: [lineOf(far('back')), lineOf(far('front'))], bands: [] }, box, 1);
    expect(marks.length).to.equal(13);
    expect(new Set(marks.map(({ curve, edge }) => `${curve.id} ${edge}`))).to.deep.equal(new Set(['front top']));
    const raw = traceOf([
      [
        [0, 50],
        [50, -3],
        [100, 50],
      ],
    ]);
    const [mark] = clipMarks({ lines: [lineOf({ ...level(50), raw })], bands: [] }, box, 1);
    expect(mark).to.deep.include({ edge: 'bottom', x: 60 });
  });
});
