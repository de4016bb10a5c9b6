import { expect } from '@open-wc/testing';
import { dashRanks, seriesColor, seriesDash } from './palette.js';

describe('the palette', () => {
  const colorIndex = new Map([
    ['a', 0],
    ['b', 1],
    ['m', 12],
    ['y', 24],
  ]);

  it('gives a colour again after twelve', () => {
    expect(seriesColor(2)).to.equal('var(--series-3)');
    expect(seriesColor(14)).to.equal('var(--series-3)');
    expect(seriesColor(11)).to.equal('var(--series-12)');
  });

  it('dashes only lines that share their colour with another one that is shown', () => {
    expect(Object.fromEntries(dashRanks(['m', 'b'], colorIndex))).to.deep.equal({ m: 0, b: 0 });
    expect(Object.fromEntries(dashRanks(['y', 'm', 'b', 'a'], colorIndex))).to.deep.equal({ a: 0, b: 0, m: 1, y: 2 });
  });

  it('draws rank 0 solid and the next ones each with a dash of its own', () => {
    expect(seriesDash(0)).to.deep.equal([]);
    expect(new Set([1, 2, 3].map((rank) => seriesDash(rank).join(' '))).size).to.equal(3);
  });
});
