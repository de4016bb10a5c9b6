import { expect } from '@open-wc/testing';
import { sameData } from './same-data.js';

describe('sameData', () => {
  it('looks into objects and arrays', () => {
    const value = { a: [1, { b: null }], c: 'x', d: NaN };
    expect(sameData(value, { d: NaN, c: 'x', a: [1, { b: null }] })).to.equal(true);
    for (const other of [
      { ...value, a: [1, { b: 0 }] },
      { ...value, a: [1] },
      { ...value, a: { 0: 1, 1: { b: null }, length: 2 } },
      { ...value, e: undefined },
      { a: value.a, c: 'x', e: NaN },
      null,
      'x',
    ]) {
      expect(sameData(value, other), JSON.stringify(other)).to.equal(false);
    }
  });
});
