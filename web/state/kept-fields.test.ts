import { expect } from '@open-wc/testing';
import { flag, text } from './fields.js';
import { keepFields, recallFields } from './kept-fields.js';

const key = 'microtrax.test';
const fields = { name: text(), wide: flag(false) };

describe('kept fields', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('are there the next time', () => {
    keepFields(key, fields, { name: 'a', wide: true });
    expect(recallFields(key, fields)).to.deep.equal({ name: 'a', wide: true });
  });

  it('are none where nothing was kept, or what is there is unreadable', () => {
    expect(recallFields(key, fields)).to.deep.equal({});
    for (const broken of ['{', 'null', '"text"', '[1]', '{"wide":{}}']) {
      localStorage.setItem(key, broken);
      expect(recallFields(key, fields), broken).to.deep.equal({});
    }
  });
});
