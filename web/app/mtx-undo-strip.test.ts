import { ContextProvider } from '@lit/context';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { undoContext, UndoStore } from '../state/undo-store.js';
import './mtx-undo-strip.js';
import type { UndoStrip } from './mtx-undo-strip.js';

describe('mtx-undo-strip', () => {
  let store: UndoStore;
  let element: UndoStrip;
  let taken: string[];
  const strip = (): HTMLElement => element.shadowRoot!.querySelector('[popover]')!;
  const isShown = (): boolean => strip().matches(':popover-open');
  const button = (): HTMLButtonElement => strip().querySelector('.undo')!;
  const time = (): Animation => strip().querySelector('i')!.getAnimations()[0]!;
  const said = (): string => element.shadowRoot!.querySelector('[role="status"]')!.textContent;

  async function done(words: string): Promise<void> {
    store.add({ words, undo: async () => void taken.push(words) });
    await element.updateComplete;
  }

  beforeEach(async () => {
    store = new UndoStore();
    taken = [];
    const parent = document.createElement('div');
    new ContextProvider(parent, { context: undoContext, initialValue: store });
    element = await fixture<UndoStrip>(html`<mtx-undo-strip></mtx-undo-strip>`, { parentNode: parent });
  });

  it('says what was done, to everybody, and takes it back', async () => {
    expect(isShown()).to.equal(false);
    await done('3 experiments archived');
    expect(isShown()).to.equal(true);
    expect(strip().textContent).to.contain('3 experiments archived');
    expect(said()).to.equal('3 experiments archived');
    await expect(element).to.be.accessible();
    button().click();
    await waitUntil(() => !isShown());
    expect(taken).to.deep.equal(['3 experiments archived']);
    expect(said()).to.equal('');
  });

  it('is gone when its time is over, and what was done stays done', async () => {
    await done('renamed');
    expect(time().effect!.getTiming().duration).to.equal(8000);
    time().finish();
    await waitUntil(() => !isShown());
    expect(store.value.done).to.have.length(1);
    // What was shown once is not shown again when something later is taken back.
    await done('archived');
    await store.undo();
    await element.updateComplete;
    expect(isShown()).to.equal(false);
  });

  it('stops its time while the focus is on it', async () => {
    await done('renamed');
    button().focus();
    expect(time().playState).to.equal('paused');
    button().blur();
    expect(time().playState).to.equal('running');
  });

  it('begins its time anew with what is done next', async () => {
    await done('renamed');
    time().currentTime = 5000;
    await done('archived');
    expect(Number(time().currentTime)).to.be.below(5000);
    expect(strip().textContent).to.contain('archived');
  });

  it('says why something could not be taken back, and stays until that is tried again', async () => {
    let isBroken = true;
    store.add({
      words: 'renamed',
      undo: async () => {
        if (isBroken) throw new Error('The folder is gone.');
      },
    });
    await element.updateComplete;
    button().click();
    await waitUntil(() => strip().textContent.includes('The folder is gone.'));
    expect(button().textContent.trim()).to.equal('Try again');
    expect(strip().querySelector('i')!.getAnimations()).to.have.length(0);
    isBroken = false;
    button().click();
    await waitUntil(() => !isShown());
  });
});
