import { expect, waitUntil } from '@open-wc/testing';
import { genuineFolder } from '../../e2e/browser/genuine-folder.js';
import { openFolder } from '../sources/folder.js';
import { ExperimentEdits } from '../state/experiment-edits.js';
import { LogbookStore } from '../state/logbook-store.js';
import { SelectionStore } from '../state/selection-store.js';
import { UndoStore } from '../state/undo-store.js';
import { carryOut } from './carry-out.js';
import type { ExperimentChange } from './list-events.js';

const meta = (fields: object): string =>
  `${JSON.stringify({ type: 'metadata', name: 'logged', status: 'completed', ...fields })}\n`;

describe('a change of experiments', () => {
  let logbooks: LogbookStore;
  let edits: ExperimentEdits;
  let undos: UndoStore;

  beforeEach(async () => {
    logbooks = new LogbookStore();
    edits = new ExperimentEdits(logbooks);
    undos = new UndoStore();
    const { handle } = await genuineFolder({
      'experiments/a.jsonl': meta({ tags: ['draft'] }),
      'experiments/b.jsonl': meta({}),
    });
    await logbooks.open(openFolder(handle));
    await waitUntil(() => logbooks.value.exact);
  });
  afterEach(() => logbooks.close());

  const change = async (what: ExperimentChange): Promise<void> =>
    void (await carryOut(what, logbooks.value.experiments, { edits, undos }));
  const shown = (id: string): unknown => logbooks.value.experiments.find((each) => each.id === id)?.annotation;

  it('puts tags on all and takes tags off, beside those that each has, and can be taken back', async () => {
    await change({ kind: 'tags', added: ['good', 'final'], removed: [] });
    expect(shown('a')).to.deep.equal({ tags: ['draft', 'good', 'final'] });
    expect(shown('b')).to.deep.equal({ tags: ['good', 'final'] });
    await change({ kind: 'tags', added: [], removed: ['draft', 'good'] });
    expect(shown('a')).to.deep.equal({ tags: ['final'] });
    expect(undos.value.done.length).to.equal(2);
    await undos.undo();
    await undos.undo();
    expect(undos.value).to.deep.equal({ done: [], failure: '' });
    expect(shown('a')).to.deep.equal({});
  });

  it('takes notes and a colour away that are empty', async () => {
    await change({ kind: 'notes', notes: 'Kept' });
    await change({ kind: 'color', color: '#123456' });
    expect(shown('b')).to.deep.equal({ notes: 'Kept', color: '#123456' });
    await change({ kind: 'notes', notes: ' ' });
    await change({ kind: 'color', color: null });
    expect(shown('b')).to.deep.equal({});
  });

  it('draws no more what is archived, until that is taken back', async () => {
    const selections = new SelectionStore();
    selections.follow(logbooks.value.experiments, true);
    const [a] = logbooks.value.experiments.filter(({ id }) => id === 'a');
    await carryOut({ kind: 'archive', isArchived: true }, [a!], { edits, undos, selections });
    expect([...selections.value.selected]).to.deep.equal(['b']);
    expect(selections.choice).to.equal('newest');
    await undos.undo();
    expect([...selections.value.selected].sort()).to.deep.equal(['a', 'b']);
  });

  it('deletes for good', async () => {
    await change({ kind: 'remove', force: false });
    expect(logbooks.value.experiments).to.deep.equal([]);
    expect(undos.value.done).to.deep.equal([]);
  });

  it('says in a sentence why it cannot be taken back', async () => {
    await change({ kind: 'archive', isArchived: true });
    await edits.remove(['a', 'b'], { force: true });
    await undos.undo();
    expect(undos.value.failure).to.equal('It is no longer in this logbook.');
  });
});
