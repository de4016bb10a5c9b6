import { expect } from '@open-wc/testing';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { SelectionStore } from './selection-store.js';
import { UndoStore } from './undo-store.js';

/** A list as the logbook gives it, newest first. */
const list = (...ids: string[]): ExperimentSummary[] =>
  ids.map((id) => ({ id }) as Partial<ExperimentSummary> as ExperimentSummary);
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: from - to + 1 }, (_, index) => `e${from - index}`);

describe('SelectionStore', () => {
  it('selects the newest ten of a logbook', () => {
    const store = new SelectionStore();
    store.follow(list(...numbered(20, 1)), true);
    expect([...store.value.selected]).to.deep.equal(numbered(20, 11));
  });

  it('selects the newest ten of the whole list where that came in parts', () => {
    const store = new SelectionStore();
    store.follow(list(...numbered(8, 1)), false);
    expect(store.value.selected.size).to.equal(8);
    store.follow(list(...numbered(20, 1)), true);
    expect([...store.value.selected]).to.have.members(numbered(20, 11));
  });

  it('adds what starts later, while the person has chosen nothing', () => {
    const store = new SelectionStore();
    store.follow(list(...numbered(20, 1)), true);
    store.follow(list(...numbered(21, 1)), false);
    expect([...store.value.selected]).to.have.members(numbered(21, 11));
  });

  it('leaves the choice of the person alone', () => {
    const store = new SelectionStore();
    store.follow(list('b', 'a'), true);
    store.toggle('a');
    expect([...store.value.selected]).to.deep.equal(['b']);
    store.follow(list('c', 'b', 'a'), true);
    expect([...store.value.selected]).to.deep.equal(['b']);
    store.set(['c']);
    store.toggle('a');
    expect([...store.value.selected]).to.deep.equal(['c', 'a']);
  });

  it('drops what is gone, also from under the pointer', () => {
    const store = new SelectionStore();
    store.follow(list('b', 'a'), true);
    store.hover('b');
    store.follow(list('a'), true);
    expect([...store.value.selected]).to.deep.equal(['a']);
    expect(store.value.hovered).to.equal(null);
  });

  it('takes back what was gone for a moment, as the person had chosen it', () => {
    const store = new SelectionStore();
    store.follow(list('c', 'b', 'a'), true);
    store.set(['b', 'a']);
    store.follow(list('c', 'a'), true);
    store.toggle('a');
    store.follow(list('c', 'b', 'a'), true);
    expect([...store.value.selected]).to.deep.equal(['b']);
  });

  it('takes an old experiment that was gone for a moment for no new one', () => {
    const store = new SelectionStore();
    store.follow(list(...numbered(20, 1)), true);
    store.follow(list(...numbered(20, 12), ...numbered(10, 2)), true);
    store.follow(list(...numbered(20, 1)), true);
    expect([...store.value.selected]).to.have.members(numbered(20, 11));
  });

  it('begins anew with another logbook', () => {
    const store = new SelectionStore();
    store.follow(list('b', 'a'), true);
    store.set([]);
    store.reset();
    store.follow(list('x'), true);
    expect([...store.value.selected]).to.deep.equal(['x']);
  });

  it('is silent when a list brings nothing new', () => {
    const store = new SelectionStore();
    store.follow(list('a'), true);
    let told = 0;
    store.subscribe(() => (told += 1), { signal: new AbortController().signal });
    store.follow(list('a'), true);
    expect(told).to.equal(0);
  });

  it('goes back to the newest ten, which the archived are not among, and to what starts afterwards', () => {
    const store = new SelectionStore();
    const experiments = list(...numbered(20, 1));
    experiments[0]!.annotation = { archived: true };
    store.follow(experiments, true);
    expect([...store.value.selected]).to.deep.equal(numbered(19, 10));
    store.set(['e3']);
    store.newest();
    expect([...store.value.selected]).to.deep.equal(numbered(19, 10));
    expect(store.choice).to.equal('newest');
    store.follow([...list('e21'), ...experiments], true);
    expect([...store.value.selected]).to.have.members(['e21', ...numbered(19, 10)]);
  });

  it('takes back what was chosen within a moment as one, to the newest where nothing was chosen before', async () => {
    const undo = new UndoStore();
    const store = new SelectionStore(undo);
    const ids = ['c', 'b', 'a'];
    store.follow(list(...ids), true);
    store.choose(['a']);
    store.choose([]);
    expect(undo.value.done.map(({ words }) => words)).to.deep.equal(['No experiment shown']);
    await undo.undo();
    expect([...store.value.selected]).to.deep.equal(ids);
    expect(store.choice).to.equal('newest');
  });

  it('remembers no choice that changes nothing', () => {
    const undo = new UndoStore();
    const store = new SelectionStore(undo);
    store.choose([]);
    expect(undo.value.done).to.deep.equal([]);
  });
});
