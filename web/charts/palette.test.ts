import { expect } from '@open-wc/testing';
import { dashRanks, seriesColor, seriesDash, type Colored } from './palette.js';

describe('the palette', () => {
  const colorIndex = new Map([
    ['a', 0],
    ['b', 1],
    ['m', 12],
    ['y', 24],
  ]);

  const plain = (id: string): Colored => ({ id, annotation: null });
  const painted = (id: string, color: string): Colored => ({ id, annotation: { color } });
  const ranks = (...shown: Colored[]): unknown => Object.fromEntries(dashRanks(shown, colorIndex));

  it('gives a colour again after twelve', () => {
    const color = (index: number): string => seriesColor(plain('a'), index);
    expect(color(2)).to.equal('var(--series-3)');
    expect(color(14)).to.equal('var(--series-3)');
    expect(color(11)).to.equal('var(--series-12)');
  });

  it('lets a person choose the colour', () => {
    expect(seriesColor(painted('a', '#12abEF'), 2)).to.equal('#12abEF');
    expect(seriesColor({ annotation: {} }, 2)).to.equal('var(--series-3)');
  });

  it('dashes only lines that share their colour with another one that is shown', () => {
    expect(ranks(plain('m'), plain('b'))).to.deep.equal({ m: 0, b: 0 });
    expect(ranks(...['y', 'm', 'b', 'a'].map(plain))).to.deep.equal({ a: 0, b: 0, m: 1, y: 2 });
    expect(ranks(plain('m'), painted('a', '#12abef'))).to.deep.equal({ m: 0, a: 0 });
    expect(ranks(painted('m', '#12ABEF'), painted('b', '#12abef'))).to.deep.equal({ b: 0, m: 1 });
  });

  it('draws rank 0 solid and the next ones each with a dash of its own', () => {
    expect(seriesDash(0)).to.deep.equal([]);
    expect(new Set([1, 2, 3].map((rank) => seriesDash(rank).join(' '))).size).to.equal(3);
  });

  it('goes round after as many colours as its palette has', () => {
    expect(seriesColor(plain('a'), 8, 'okabe-ito')).to.equal('var(--series-1)');
    expect(seriesColor(plain('a'), 9, 'tol-muted')).to.equal('var(--series-1)');
    expect(Object.fromEntries(dashRanks([plain('a'), plain('m')], colorIndex, { palette: 'okabe-ito' }))).to.deep.equal(
      {
        a: 0,
        m: 0,
      },
    );
  });

  it('dashes from the first line on where that is asked for, and then, too, no two lines look alike', () => {
    for (const palette of ['standard', 'okabe-ito', 'tol-muted'] as const) {
      const shown = Array.from({ length: 32 }, (_, i) => plain(`e${i}`));
      const numbers = new Map(shown.map(({ id }, i) => [id, i]));
      const ranks = dashRanks(shown, numbers, { palette, fromFirst: true });
      expect(shown.slice(0, 4).map(({ id }) => ranks.get(id))).to.deep.equal([0, 1, 2, 3]);
      const looks = shown.map((each, i) => seriesColor(each, i, palette) + seriesDash(ranks.get(each.id)!).join());
      expect(new Set(looks).size).to.equal(32);
    }
  });
});
