import { expect, waitUntil } from '@open-wc/testing';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import type { Change, Logbook } from '../../sdk/read/logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { LogbookStore } from './logbook-store.js';

const meta = (start: number): string => `{"type":"metadata","name":"run-${start}","start_time":${start}}\n`;
const log = (step: number): string => `{"type":"log","timestamp":${step},"data":{"step":${step},"loss":1}}\n`;

function memory(name: string): MemoryFiles {
  return new MemoryFiles(name, [
    ['experiments/a.jsonl', meta(10) + log(0)],
    ['experiments/b.jsonl', meta(20) + log(0) + log(1)],
  ]);
}

/** A logbook that remembers being closed. */
function closable(files: MemoryFiles): Logbook & { isClosed: boolean } {
  const logbook = openLogbook(files);
  const close = logbook.close.bind(logbook);
  return Object.assign(logbook, {
    isClosed: false,
    close(this: { isClosed: boolean }) {
      this.isClosed = true;
      close();
    },
  });
}

describe('LogbookStore', () => {
  let store: LogbookStore;
  beforeEach(() => {
    localStorage.clear();
    store = new LogbookStore();
  });
  afterEach(() => store.close());

  it('shows the experiments of what is opened, newest first, and numbers their colours by start', async () => {
    await store.open(Promise.resolve(openLogbook(memory('mine'))));
    await waitUntil(() => store.value.exact);
    expect(store.value.phase).to.equal('open');
    expect(store.value.sourceLabel).to.equal('mine');
    expect(store.value.experiments.map(({ id }) => id)).to.deep.equal(['b', 'a']);
    expect(Object.fromEntries(store.value.colorIndex)).to.deep.equal({ a: 0, b: 1 });
  });

  it('gives an experiment the colour it had, though an older one has been deleted meanwhile', async () => {
    await store.open(Promise.resolve(openLogbook(memory('mine'))));
    await waitUntil(() => store.value.exact);
    const files = memory('mine');
    files.delete('experiments/a.jsonl');
    files.write('experiments/c.jsonl', meta(30) + log(0));
    await store.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => store.value.exact);
    expect(store.value.colorIndex.get('b')).to.equal(1);
    expect(store.value.colorIndex.get('c')).to.equal(2);
  });

  it('takes the latest of two and closes the other, also when that comes late', async () => {
    const [early, late] = [closable(memory('early')), closable(memory('late'))];
    let arrive = (_logbook: Logbook): void => undefined;
    const first = store.open(new Promise((resolve) => (arrive = resolve)));
    await store.open(Promise.resolve(late));
    arrive(early);
    await first;
    expect(store.value.sourceLabel).to.equal('late');
    expect(early.isClosed).to.equal(true);
    expect(late.isClosed).to.equal(false);
  });

  it('closes the logbook that another one replaces', async () => {
    const before = closable(memory('before'));
    await store.open(Promise.resolve(before));
    await store.open(Promise.resolve(openLogbook(memory('after'))));
    expect(before.isClosed).to.equal(true);
    expect(store.value.sourceLabel).to.equal('after');
  });

  it('keeps what is open where something else cannot be opened, and says why', async () => {
    await store.open(Promise.resolve(openLogbook(memory('mine'))));
    await store.open(Promise.reject(new Error('That is a file.')));
    expect(store.value.sourceLabel).to.equal('mine');
    expect(store.value.error?.message).to.equal('That is a file.');
    store.dismissError();
    expect(store.value.error).to.equal(null);
  });

  it('says nothing when a person changes their mind', async () => {
    await store.open(Promise.reject(new DOMException('The user aborted a request.', 'AbortError')));
    expect(store.value).to.include({ phase: 'closed', error: null });
  });

  it('follows what is appended and passes changes on', async () => {
    const files = memory('mine');
    await store.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => store.value.exact);
    const heard: Change[] = [];
    const listening = new AbortController();
    store.onChange((change) => heard.push(change), { signal: listening.signal });
    files.append('experiments/a.jsonl', log(7));
    await waitUntil(() => store.value.experiments.some(({ lastStep }) => lastStep === 7));
    expect(heard.some(({ type, ids }) => type === 'grown' && ids.includes('a'))).to.equal(true);
    listening.abort();
  });

  it('keeps the objects of experiments that have not changed', async () => {
    const files = memory('mine');
    await store.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => store.value.exact);
    const before = store.value.experiments.find(({ id }) => id === 'b');
    files.append('experiments/a.jsonl', log(7));
    await waitUntil(() => store.value.experiments.some(({ lastStep }) => lastStep === 7));
    expect(store.value.experiments.find(({ id }) => id === 'b')).to.equal(before);
  });

  it('keeps what was read of a folder that is gone, says so, and takes it back when it is there again', async () => {
    const files = memory('mine');
    const list = files.list.bind(files);
    await store.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => store.value.exact);
    files.list = () => {
      throw new DOMException('It is gone', 'NotFoundError');
    };
    await waitUntil(() => store.value.error?.isLost, 'the loss is noticed', { timeout: 15_000 });
    expect(store.value.experiments).to.have.length(2);
    files.list = list;
    await waitUntil(() => store.value.error === null, 'the return is noticed', { timeout: 15_000 });
  });

  it('keeps the answer to the latest question, in whichever order they come', async () => {
    const logbook = openLogbook(memory('mine'));
    await store.open(Promise.resolve(logbook));
    await waitUntil(() => store.value.exact);
    const list = await logbook.experiments();
    const answers: ((items: typeof list.items) => void)[] = [];
    logbook.experiments = () =>
      new Promise((resolve) => answers.push((items) => resolve({ items, exact: true, notices: [] })));
    const retries = [store.retry(), store.retry()];
    answers[1]!(list.items.slice(1));
    await retries[1];
    answers[0]!(list.items);
    await retries[0];
    expect(store.value.experiments.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('holds what changes while it is not followed, says of how many, and shows them when asked', async () => {
    const files = memory('mine');
    await store.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => store.value.exact);
    store.follow(null);
    const heard: Change[] = [];
    store.onChange((change) => heard.push(change), { signal: new AbortController().signal });
    const before = store.value.experiments;
    files.append('experiments/a.jsonl', log(7));
    files.append('experiments/b.jsonl', log(7));
    await waitUntil(() => store.value.heldChanges === 2);
    expect(store.value.isFollowed).to.equal(false);
    expect(store.value.experiments).to.equal(before);
    expect(heard).to.deep.equal([]);
    await store.retry();
    expect(store.value.heldChanges).to.equal(0);
    expect(heard.flatMap(({ ids }) => ids)).to.include.members(['a', 'b']);
    await waitUntil(() => store.value.experiments.every(({ lastStep }) => lastStep === 7));
    files.append('experiments/a.jsonl', log(8));
    // The end of what was being read may come in with it.
    await waitUntil(() => store.value.heldChanges > 0);
    store.follow(0);
    await waitUntil(() => store.value.experiments.some(({ lastStep }) => lastStep === 8));
    expect(store.value.heldChanges).to.equal(0);
  });

  it('reads a logbook for the first time though it is not followed', async () => {
    store.follow(null);
    await store.open(Promise.resolve(openLogbook(memory('mine'))));
    await waitUntil(() => store.value.exact);
    expect(store.value.experiments).to.have.length(2);
  });
});
