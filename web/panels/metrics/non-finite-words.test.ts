import { expect } from '@open-wc/testing';
import { nonFiniteWords } from './non-finite-words.js';

const having = (nan: number, infinite: number): { nonFinite: { nan: number; infinite: number } } => ({
  nonFinite: { nan, infinite },
});

describe('the words for values that are not finite', () => {
  it('sum up the experiments', () => {
    expect(nonFiniteWords([having(1990, 1), { nonFinite: null }, having(10, 2)])).to.equal(
      '2,000\u00a0NaN · 3\u00a0infinite',
    );
  });

  it('leave out what is not there', () => {
    expect(nonFiniteWords([having(0, 1)])).to.equal('1\u00a0infinite');
    expect(nonFiniteWords([having(0, 0), { nonFinite: null }])).to.equal('');
  });
});
