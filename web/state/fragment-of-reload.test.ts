import { expect } from '@open-wc/testing';
import { keepFragment, takeUpFragment } from './fragment-of-reload.js';

describe('the fragment of a reload', () => {
  const start = location.href;
  afterEach(() => {
    history.replaceState(null, '', start);
    sessionStorage.clear();
  });

  it('changes no address but that of a reload, and is kept for the next page alone', () => {
    history.replaceState(null, '', '#logbook=left');
    keepFragment();
    expect(Object.values(sessionStorage)).to.deep.equal(['#logbook=left']);
    history.replaceState(null, '', '#logbook=followed');
    takeUpFragment();
    expect(location.hash).to.equal('#logbook=followed');
    expect(sessionStorage.length).to.equal(0);
  });
});
