import { expect, waitUntil } from '@open-wc/testing';
import { genuineFolder, type GenuineFolder } from '../../e2e/browser/genuine-folder.js';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { openFolder } from '../sources/folder.js';
import { chosenFiles } from '../sources/chosen-files.js';
import { ExperimentEdits, type Edit } from './experiment-edits.js';
import { LogbookStore } from './logbook-store.js';

const log = (status = 'completed'): string => `{"type":"metadata","name":"logged","status":"${status}"}\n`;
const files = { 'experiments/a.jsonl': log(), 'experiments/b.jsonl': log(), 'experiments/c.jsonl': log('running') };

describe('ExperimentEdits', () => {
  let logbooks: LogbookStore;
  let edits: ExperimentEdits;

  beforeEach(() => {
    logbooks = new LogbookStore();
    edits = new ExperimentEdits(logbooks);
  });
  afterEach(() => logbooks.close());

  async function open(opening: Promise<Logbook>): Promise<Logbook> {
    await logbooks.open(opening);
    await waitUntil(() => logbooks.value.exact);
    return logbooks.value.logbook!;
  }

  async function openGenuine(more: Record<string, string> = {}): Promise<GenuineFolder> {
    const folder = await genuineFolder({ ...files, ...more });
    await open(openFolder(folder.handle));
    return folder;
  }

  async function textOf({ handle }: GenuineFolder, path: string): Promise<string> {
    const [parent = '', name = ''] = path.split('/');
    return (await (await (await handle.getDirectoryHandle(parent)).getFileHandle(name)).getFile()).text();
  }

  const shown = (id: string): unknown => logbooks.value.experiments.find((each) => each.id === id)?.annotation ?? null;
  const nameOf = (id: string): unknown => logbooks.value.experiments.find((each) => each.id === id)?.name;
  const failures = ({ failed }: Edit): [id: string, code: string][] =>
    failed.map(({ id, failure }) => [id, failure.code]);

  it('changes experiments on disk, and the list shows it when it is over', async () => {
    const folder = await openGenuine();
    const edit = await edits.annotate(['a', 'b'], { tags: ['good'], notes: 'x' });
    expect(edit).to.deep.include({ words: 'Changed 2 experiments', done: ['a', 'b'], failed: [], isOver: true });
    expect(shown('a')).to.deep.equal({ tags: ['good'], notes: 'x' });
    expect(JSON.parse(await textOf(folder, 'annotations/b.json'))).to.deep.equal({ tags: ['good'], notes: 'x' });
    expect(await textOf(folder, 'experiments/a.jsonl')).to.equal(files['experiments/a.jsonl']);
    expect(edits.value).to.equal(edit);
    edits.dismiss();
    expect(edits.value).to.equal(null);
  });

  it('renames, and gives the logged name back to one that is renamed to nothing', async () => {
    await openGenuine();
    const edit = await edits.rename('a', ' best ');
    expect([edit.words, nameOf('a')]).to.deep.equal(['Renamed “logged”', 'best']);
    await edits.rename('a', ' ');
    expect([nameOf('a'), shown('a')]).to.deep.equal(['logged', {}]);
  });

  it('takes back exactly what was changed, each key to what it was', async () => {
    const earlier = '{"notes": "old", "archived": false, "theirs": 1}';
    const folder = await openGenuine({ 'annotations/a.json': earlier });
    const { undo } = await edits.annotate(['a', 'b'], { notes: 'new', color: '#112233', archived: true });
    await edits.annotate(['a'], { tags: ['later'] });
    expect(undo?.words).to.equal('Changed 2 experiments');
    const back = await undo!.undo();
    expect(back).to.deep.include({ words: 'Restored 2 experiments', done: ['a', 'b'], failed: [] });
    expect(JSON.parse(await textOf(folder, 'annotations/a.json'))).to.deep.equal({
      notes: 'old',
      archived: false,
      theirs: 1,
      tags: ['later'],
    });
    expect(JSON.parse(await textOf(folder, 'annotations/b.json'))).to.deep.equal({});
    await back.undo!.undo();
    expect(shown('b')).to.deep.equal({ notes: 'new', color: '#112233', archived: true });
  });

  it('knows for each of several edits at once what was there before it', async () => {
    await openGenuine();
    const [first, second] = await Promise.all([edits.rename('a', 'one'), edits.rename('a', 'two')]);
    await second.undo!.undo();
    expect(nameOf('a')).to.equal('one');
    await first.undo!.undo();
    expect(shown('a')).to.deep.equal({});
  });

  it('leaves what somebody else has written since as it is, and says so', async () => {
    const { handle } = await openGenuine();
    const { undo } = await edits.annotate(['a', 'b'], { notes: 'mine' });
    const elsewhere = await openFolder(handle);
    await elsewhere.annotate('a', { notes: 'theirs' });
    const back = await undo!.undo();
    expect([back.done, failures(back)]).to.deep.equal([['b'], [['a', 'changed-since']]]);
    expect([shown('a'), shown('b')]).to.deep.equal([{ notes: 'theirs' }, {}]);
    elsewhere.close();
  });

  it('archives and unarchives, with a way back', async () => {
    await openGenuine();
    const { undo, words } = await edits.archive(['a', 'b', 'c']);
    expect([words, shown('c')]).to.deep.equal(['Archived 3 experiments', { archived: true }]);
    await undo!.undo();
    expect(shown('c')).to.deep.equal({});
    await edits.archive(['b']);
    expect((await edits.unarchive(['b'])).words).to.equal('Unarchived “logged”');
    expect(shown('b')).to.deep.equal({});
  });

  it('goes on past one that cannot be changed, and tells how far it came on the way', async () => {
    await openGenuine({ 'annotations/b.json': 'no json' });
    const steps: [done: number, failed: number, isOver: boolean][] = [];
    edits.subscribe(() => steps.push([edits.value!.done.length, edits.value!.failed.length, edits.value!.isOver]), {
      signal: new AbortController().signal,
    });
    const edit = await edits.archive(['a', 'b', 'gone', 'c']);
    expect(edit.words).to.equal('Archived 2 of 4 experiments');
    expect(edit.done).to.deep.equal(['a', 'c']);
    expect(failures(edit)).to.deep.equal([
      ['b', 'cannot-annotate'],
      ['gone', 'unknown-experiment'],
    ]);
    expect(edit.failed[0]!.failure.message).to.match(/^annotations\/b\.json cannot be read, and is left as it is/);
    expect(steps).to.deep.equal([
      [0, 0, false],
      [1, 0, false],
      [1, 1, false],
      [1, 2, false],
      [2, 2, true],
    ]);
    await edit.undo!.undo();
    expect(shown('a')).to.deep.equal({});
  });

  it('deletes an experiment, but one that is still written to only where it is forced', async () => {
    await openGenuine();
    const refused = await edits.remove(['c']);
    expect(refused).to.deep.include({ words: 'Could not delete “logged”', done: [], undo: null });
    expect(refused.failed[0]!.failure).to.deep.include({ code: 'being-written', canForce: true });
    const { done, undo } = await edits.remove(['c'], { force: true });
    expect([done, undo]).to.deep.equal([['c'], null]);
    await edits.remove(['a']);
    expect(logbooks.value.experiments.map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('says that a logbook of chosen files, or none, cannot be changed', async () => {
    expect(failures(await edits.archive(['a']))).to.deep.equal([['a', 'AbortError']]);
    const logbook = await open(chosenFiles.choose!([new File([log()], 'a.jsonl')]));
    expect(logbook.writable).to.equal(false);
    const edit = await edits.archive(logbooks.value.experiments.map(({ id }) => id));
    expect(edit.failed[0]?.failure).to.deep.include({
      code: 'read-only',
      message: 'This logbook is open for reading only.',
      canForce: false,
    });
  });

  it('stops where nothing more can be changed, and says of each why', async () => {
    const memory = new MemoryFiles('memory', Object.entries(files));
    const update = memory.writer.update.bind(memory.writer);
    memory.writer.update = (path, change) =>
      path.includes('b.json') ? Promise.reject(named('disk-full')) : update(path, change);
    await open(Promise.resolve(openLogbook(memory)));
    const edit = await edits.archive(['a', 'b', 'c']);
    expect(edit.done).to.deep.equal(['a']);
    expect(failures(edit)).to.deep.equal([
      ['b', 'disk-full'],
      ['c', 'disk-full'],
    ]);
    expect(edit.failed[0]!.failure.message).to.equal('There is no room left on the disk.');
    expect(shown('c')).to.equal(null);
  });
});

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
