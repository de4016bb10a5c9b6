import { expect } from '@open-wc/testing';
import type { Logbook } from '../../sdk/read/logbook.js';
import { openInWorkers } from './open-in-workers.js';

const line = (step: number, loss: number | string): string =>
  `{"type": "log", "timestamp": ${100 + step}, "data": {"step": ${step}, "loss": ${loss}}}\n`;
const content = `{"type": "metadata", "name": "first", "start_time": 100}\n${line(0, 3)}${line(1, 'NaN')}broken\n${line(2, '-0')}`;

const open = (): Promise<Logbook> =>
  openInWorkers({
    kind: 'chosen',
    name: 'chosen',
    files: [['experiments/a.jsonl', new File([content], 'a.jsonl', { lastModified: 5 })]],
  });

const query = { experiments: ['a'], source: 'log', metric: 'loss', x: 'step', window: null, widthPx: 100 } as const;

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not reject');
}

describe('openInWorkers', () => {
  let logbook: Logbook;
  beforeEach(async () => (logbook = await open()));
  afterEach(() => logbook.close());

  it('answers as the logbook in the worker does, numbers bit for bit', async () => {
    expect(logbook.name).to.equal('chosen');
    expect(logbook.live).to.equal(false);
    const { items, exact } = await logbook.experiments({ wait: true });
    expect(exact).to.equal(true);
    expect(items.map(({ id, name, damagedLines }) => [id, name, damagedLines])).to.deep.equal([['a', 'first', 1]]);
    const { traces } = await logbook.series({ ...query, experiments: ['a'], wait: true });
    expect([...traces[0]!.x]).to.deep.equal([0, 2]);
    expect(Object.is(traces[0]!.y[1], -0)).to.equal(true);
    expect([...traces[0]!.nonFinite.x]).to.deep.equal([1]);
  });

  it('tells what could not be taken of a folder, and shows the rest', async () => {
    const files: [string, File][] = [['experiments/a.jsonl', new File([content], 'a.jsonl')]];
    const unreadable: [string, string][] = [['experiments/b.jsonl', 'it is locked']];
    const broken = await openInWorkers({ kind: 'chosen', name: 'broken', files, unreadable });
    const { items, notices } = await broken.experiments({ wait: true });
    broken.close();
    expect(items.map(({ id }) => id)).to.deep.equal(['a']);
    expect(notices.map(({ kind, path }) => [kind, path])).to.deep.equal([['unreadable', 'experiments/b.jsonl']]);
  });

  it('brings every point', async () => {
    const values: number[] = [];
    for await (const { value } of logbook.points({ id: 'a', source: 'log', metric: 'loss' })) values.push(...value);
    expect(values).to.deep.equal([3, NaN, -0]);
  });

  it('brings damaged lines', async () => {
    const damage = await logbook.damage('a');
    expect(damage.map(({ line: number, excerpt }) => [number, excerpt])).to.deep.equal([[4, 'broken']]);
  });

  it('keeps the name of an error', async () => {
    expect((await rejection(logbook.damage('nobody'))).name).to.equal('unknown-experiment');
    const points = logbook.points({ id: 'nobody', source: 'log', metric: 'loss' })[Symbol.asyncIterator]();
    expect((await rejection(points.next())).name).to.equal('unknown-experiment');
  });

  it('rejects with the reason of the signal, and answers the next call', async () => {
    const controller = new AbortController();
    const reason = new Error('not needed any more');
    const aborted = rejection(logbook.experiments({ wait: true, signal: controller.signal }));
    controller.abort(reason);
    expect(await aborted).to.equal(reason);
    expect(await rejection(logbook.experiments({ signal: AbortSignal.abort(reason) }))).to.equal(reason);
    expect((await logbook.experiments({ wait: true })).items).to.have.length(1);
  });

  it('rejects what is pending with an AbortError when it is closed, and whatever is asked later', async () => {
    const pending = rejection(logbook.experiments({ wait: true }));
    logbook.close();
    expect((await pending).name).to.equal('AbortError');
    expect((await rejection(logbook.experiments())).name).to.equal('AbortError');
  });

  it('can be listened to and closed without a word', async () => {
    const listening = new AbortController();
    logbook.changes(() => undefined, { signal: listening.signal });
    await logbook.experiments({ wait: true });
    listening.abort();
    logbook.changes(() => undefined, { signal: new AbortController().signal });
    logbook.close();
  });
});
