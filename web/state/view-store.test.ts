import { expect } from '@open-wc/testing';
import { ViewStore } from './view-store.js';

describe('ViewStore', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('finds the layout of a logbook as it was left, and of another one as at first', () => {
    const store = new ViewStore();
    store.begin('mine', null);
    store.update({ pinned: ['loss'], search: 'vit' });
    store.begin('other', null);
    expect(store.value.pinned).to.deep.equal([]);
    const later = new ViewStore();
    later.begin('mine', null);
    expect(later.value.pinned).to.deep.equal(['loss']);
    // What was looked at for a moment is not kept.
    expect(later.value.search).to.equal('');
  });

  it('begins as a link says, and leaves what was kept', () => {
    const store = new ViewStore();
    store.begin('mine', null);
    store.update({ pinned: ['loss'] });
    store.begin('mine', { search: 'vit', hidden: ['lr'] });
    expect(store.value).to.deep.include({ search: 'vit', hidden: ['lr'], pinned: [] });
    const later = new ViewStore();
    later.begin('mine', null);
    expect(later.value).to.deep.include({ pinned: ['loss'], hidden: [] });
  });

  it('keeps nothing before a logbook is open', () => {
    new ViewStore().update({ pinned: ['loss'] });
    expect(localStorage.length).to.equal(0);
  });
});
