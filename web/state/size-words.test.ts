import { expect } from '@open-wc/testing';
import { sizeWords } from './size-words.js';

describe('sizeWords', () => {
  it('says sizes in the unit that keeps them short', () => {
    expect([0, 1, 999, 1000, 9949, 9950, 412e6, 999.6e6, 1.2e9].map(sizeWords)).to.deep.equal([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '9.9 kB',
      '10 kB',
      '412 MB',
      '1.0 GB',
      '1.2 GB',
    ]);
  });
});
