import { expect } from '@open-wc/testing';
import { TypeAhead } from './type-ahead.js';

const words = ['Rename', 'Remove', 'Archive', 'Delete…'];

describe('TypeAhead', () => {
  let typeAhead: TypeAhead;
  beforeEach(() => (typeAhead = new TypeAhead()));

  it('goes to the item that begins with what is typed, whatever its case', () => {
    expect(typeAhead.find('A', words, 0, 0)).to.equal(2);
    expect(typeAhead.find('d', words, 2, 5000)).to.equal(3);
  });

  it('takes letters that follow each other for one word', () => {
    const found = ['r', 'e', 'm'].map((letter, i) => typeAhead.find(letter, words, 0, i * 100));
    expect(found.at(-1)).to.equal(1);
  });

  it('goes round the items of a letter that is typed again', () => {
    expect(typeAhead.find('r', words, -1, 0)).to.equal(0);
    expect(typeAhead.find('r', words, 0, 100)).to.equal(1);
    expect(typeAhead.find('r', words, 1, 200)).to.equal(0);
  });

  it('begins anew after a pause', () => {
    typeAhead.find('r', words, -1, 0);
    expect(typeAhead.find('a', words, 0, 5000)).to.equal(2);
  });

  it('finds nothing where no item begins so', () => {
    expect(typeAhead.find('x', words, 0, 0)).to.equal(-1);
  });
});
