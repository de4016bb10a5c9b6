import { expect } from '@open-wc/testing';
import { UndoStore } from './undo-store.js';

describe('UndoStore', () => {
  let store: UndoStore;
  let taken: string[];
  const done = (words: string): void => store.add({ words, undo: async () => void taken.push(words) });
  beforeEach(() => {
    store = new UndoStore();
    taken = [];
  });

  it('takes back what was done, the latest first', async () => {
    done('archived');
    done('renamed');
    await store.undo();
    await store.undo();
    await store.undo();
    expect(taken).to.deep.equal(['renamed', 'archived']);
    expect(store.value.done).to.deep.equal([]);
  });

  it('says why something could not be taken back, and lets it be tried again', async () => {
    let isBroken = true;
    const undo = async (): Promise<void> => {
      if (isBroken) throw new Error('The folder is gone.');
    };
    store.add({ words: 'renamed', undo });
    await store.undo();
    expect(store.value.failure).to.equal('The folder is gone.');
    expect(store.value.done).to.have.length(1);
    isBroken = false;
    await store.undo();
    expect(store.value).to.deep.equal({ done: [], failure: '' });
  });

  it('lets go of what has been changed since, and says so', async () => {
    done('archived');
    store.add({ words: 'renamed', undo: () => Promise.reject(new DOMException('Changed.', 'changed-since')) });
    await store.undo();
    expect([store.value.failure, store.value.done.map(({ words }) => words)]).to.deep.equal(['Changed.', ['archived']]);
  });

  it('takes back one thing at a time, however often it is asked', async () => {
    done('first');
    done('second');
    await Promise.all([store.undo(), store.undo()]);
    expect(taken).to.deep.equal(['second']);
  });

  it('remembers the last fifty', () => {
    for (let i = 0; i < 60; i += 1) done(String(i));
    expect(store.value.done).to.have.length(50);
    expect(store.value.done.at(-1)!.words).to.equal('10');
  });
});
