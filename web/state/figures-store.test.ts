import { expect, waitUntil } from '@open-wc/testing';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { FiguresStore } from './figures-store.js';
import { LogbookStore } from './logbook-store.js';

const log = (step: number, data: object): string => `${JSON.stringify({ type: 'log', data: { step, ...data } })}\n`;

describe('FiguresStore', () => {
  let logbooks: LogbookStore;
  let following: AbortController;
  let figures: FiguresStore;
  /** Metric and number of experiments of each question. */
  let asked: string[];

  beforeEach(() => {
    logbooks = new LogbookStore();
    following = new AbortController();
    figures = new FiguresStore(logbooks);
    figures.follow(following);
    asked = [];
  });
  afterEach(() => {
    following.abort();
    logbooks.close();
  });

  async function open(files: MemoryFiles): Promise<void> {
    const logbook = openLogbook(files);
    const summaries = logbook.summaries.bind(logbook);
    logbook.summaries = (query, options) => {
      asked.push(`${String(query.metrics)} ${query.experiments.length}`);
      return summaries(query, options);
    };
    await logbooks.open(Promise.resolve(logbook));
    await waitUntil(() => logbooks.value.exact);
  }

  it('asks for what is wanted only, in batches, and knows what an experiment does not have without asking', async () => {
    const files = new MemoryFiles(
      'mine',
      Array.from({ length: 401 }, (_, i) => [
        `experiments/e${i}.jsonl`,
        log(0, { loss: i }) + log(1, { loss: 0 - i, [`m${i}`]: 1 }),
      ]),
    );
    await open(files);
    expect(figures.figures('e1', 'loss')).to.equal(undefined);
    expect(figures.figures('e1', 'm2')).to.equal(null);
    expect(asked).to.deep.equal([]);
    const ids = logbooks.value.experiments.map(({ id }) => id);
    figures.want([
      { metric: 'loss', ids },
      { metric: 'm2', ids },
    ]);
    await waitUntil(() => figures.figures('e2', 'm2') !== undefined);
    expect(asked).to.deep.equal(['loss 200', 'loss 200', 'loss 1', 'm2 1']);
    expect(ids.map((id) => figures.figures(id, 'loss')?.last)).to.deep.equal(ids.map((id) => 0 - Number(id.slice(1))));
    expect(figures.figures('e7', 'loss')).to.include({ last: -7, min: -7, max: 7 });
    figures.want([{ metric: 'loss', ids }]);
    expect(asked.length).to.equal(4);
  });

  it('asks again for one that has grown, and keeps its old figures until then', async () => {
    const files = new MemoryFiles('mine', [
      ['experiments/a.jsonl', log(0, { loss: 1 })],
      ['experiments/b.jsonl', log(0, { loss: 2 })],
    ]);
    await open(files);
    figures.want([{ metric: 'loss', ids: ['a', 'b'] }]);
    await waitUntil(() => figures.figures('a', 'loss'));
    files.append('experiments/a.jsonl', log(1, { loss: 0.5 }));
    await waitUntil(
      () => {
        expect(figures.figures('a', 'loss')).not.to.equal(undefined);
        return figures.figures('a', 'loss')?.last === 0.5;
      },
      'it never grew',
      { timeout: 5000 },
    );
    expect(asked).to.deep.equal(['loss 2', 'loss 1']);
  });

  it('forgets all when another logbook is opened', async () => {
    await open(new MemoryFiles('mine', [['experiments/a.jsonl', log(0, { loss: 1 })]]));
    figures.want([{ metric: 'loss', ids: ['a'] }]);
    await waitUntil(() => figures.figures('a', 'loss'));
    await open(new MemoryFiles('other', [['experiments/a.jsonl', log(0, { loss: 3 })]]));
    await waitUntil(() => figures.figures('a', 'loss')?.last === 3);
  });
});
