import { expect } from '@open-wc/testing';
import { metricSearch } from './metric-search.js';

const metrics = ['train/loss', 'val/loss', 'val/Accuracy', 'lr'];
const found = (text: string, isRegex = false): string[] => metrics.filter(metricSearch(text, isRegex).finds);

describe('a search for metrics', () => {
  it('finds names with every word in them, in any case', () => {
    expect(found('LOSS')).to.deep.equal(['train/loss', 'val/loss']);
    expect(found(' loss  val ')).to.deep.equal(['val/loss']);
    expect(found('accuracy')).to.deep.equal(['val/Accuracy']);
  });

  it('takes signs as they are, unless it is by a regular expression', () => {
    expect(found('.*')).to.deep.equal([]);
    expect(found('^val/', true)).to.deep.equal(['val/loss', 'val/Accuracy']);
    expect(found('ACC', true)).to.deep.equal(['val/Accuracy']);
  });

  it('for nothing finds all', () => {
    expect(found('  ')).to.deep.equal(metrics);
    expect(found('', true)).to.deep.equal(metrics);
  });

  it('says what is wrong with an expression, and finds all meanwhile', () => {
    const search = metricSearch('val/(', true);
    expect(search.mistake).to.equal('Unterminated group');
    expect(metrics.filter(search.finds)).to.deep.equal(metrics);
    expect(metricSearch('val/(', false).mistake).to.equal('');
  });
});
