import { expect } from '@open-wc/testing';
import { keyNames } from './keys.js';

describe('keyNames', () => {
  it('names keys as they stand on the keyboard', () => {
    expect(keyNames('s')).to.deep.equal(['S']);
    expect(keyNames('F2')).to.deep.equal(['F2']);
    expect(keyNames('?')).to.deep.equal(['?']);
    expect(keyNames('+')).to.deep.equal(['+']);
    expect(keyNames('Ctrl+z')[1]).to.equal('Z');
    expect(keyNames('Escape')).to.deep.equal(['Esc']);
  });
});
