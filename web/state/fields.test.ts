import { expect } from '@open-wc/testing';
import { flag, initialValues, integer, number, oneOf, readFields, record, text, texts, writeFields } from './fields.js';

const fields = {
  search: text(),
  shadow: flag(true),
  axis: oneOf(['step', 'time'], 'step'),
  weight: number(0.6, { from: 0, to: 1 }),
  columns: integer(0, { from: 0, to: 4 }),
  pinned: texts(),
  heights: record((value): value is number => typeof value === 'number'),
};

describe('fields', () => {
  it('give back what was written of them', () => {
    const values = {
      search: 'loss & 5 % "of" π',
      shadow: false,
      axis: 'time' as const,
      weight: 0.1 + 0.2,
      columns: 3,
      pinned: ['a,b', ''],
      heights: { 'val/loss': 200, constructor: 1 },
    };
    const written = writeFields(fields, values);
    expect(readFields(fields, (name) => written.get(name))).to.deep.equal(values);
  });

  it('write nothing of what is as at first', () => {
    expect(writeFields(fields, initialValues(fields)).size).to.equal(0);
  });

  it('leave out what stands for no value', () => {
    const wrong: Record<string, string> = {
      shadow: 'yes',
      axis: 'sideways',
      weight: '1.5',
      columns: '2.5',
      pinned: '["a", 1]',
      heights: '[1]',
    };
    expect(readFields(fields, (name) => wrong[name])).to.deep.equal({});
    for (const weight of ['', ' ', 'NaN', 'Infinity', '-0.1']) {
      expect(readFields(fields, (name) => (name === 'weight' ? weight : undefined))).to.deep.equal({});
    }
  });

  it('take texts once each, and of a record what fits', () => {
    const written: Record<string, string> = { pinned: '["a","b","a"]', heights: '{"a":1,"b":"tall"}' };
    const values = readFields(fields, (name) => written[name]);
    expect(values).to.deep.equal({ pinned: ['a', 'b'], heights: { a: 1 } });
  });
});
