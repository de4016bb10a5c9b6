import { expect } from '@open-wc/testing';
import type { Logbook, SeriesAnswer, SeriesQuery } from '../../../sdk/read/logbook.js';
import { askEveryMs, LatestAnswer } from './latest-answer.js';
import { seriesAsking } from './series-question.js';

const query: SeriesQuery = {
  experiments: ['a'],
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 100,
};
const answer = (): SeriesAnswer => ({ complete: true, traces: [], bands: [] });

interface Asked {
  query: SeriesQuery;
  signal: AbortSignal;
  resolve: (answer: SeriesAnswer) => void;
  reject: (error: Error) => void;
}

/** A logbook that answers when the test says so. */
function heldLogbook(): { logbook: Logbook; asked: Asked[]; next: () => Promise<Asked> } {
  const asked: Asked[] = [];
  const waiting: ((one: Asked) => void)[] = [];
  const series = (query: SeriesQuery, options: { signal: AbortSignal }): Promise<SeriesAnswer> =>
    new Promise((resolve, reject) => {
      const one = { query, signal: options.signal, resolve, reject };
      asked.push(one);
      waiting.shift()?.(one);
    });
  return { logbook: { series } as unknown as Logbook, asked, next: () => new Promise((ready) => waiting.push(ready)) };
}

/** Requests, and a promise of their next change. */
function requests(): {
  series: LatestAnswer<SeriesQuery, SeriesAnswer>;
  changed: () => Promise<void>;
  changes: () => number;
} {
  let waiting: (() => void)[] = [];
  let changes = 0;
  const series = new LatestAnswer(seriesAsking, () => {
    changes++;
    for (const ready of waiting.splice(0)) ready();
  });
  return { series, changes: () => changes, changed: () => new Promise((ready) => (waiting = [...waiting, ready])) };
}

describe('the latest answer', () => {
  it('drops that to a question that is no longer asked, and gives its work up', async () => {
    const { logbook, asked } = heldLogbook();
    const { series, changed } = requests();
    series.want(logbook, query);
    series.want(logbook, { ...query, metric: 'accuracy' });
    expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    const [stale, fresh] = [answer(), answer()];
    const settled = changed();
    asked[0]!.resolve(stale);
    asked[1]!.resolve(fresh);
    await settled;
    expect(series.answer).to.equal(fresh);
    expect(series.answered?.metric).to.equal('accuracy');
  });

  it('is shown while nearly the same is asked, and then only the latest of that', async () => {
    const { logbook, asked } = heldLogbook();
    const { series, changed } = requests();
    const smoothed = (weight: number): SeriesQuery => ({ ...query, smoothing: { method: 'ema', weight } });
    series.want(logbook, smoothed(0.1));
    for (const weight of [0.2, 0.3, 0.4]) series.want(logbook, smoothed(weight));
    expect(asked.map(({ query }) => query.smoothing)).to.deep.equal([{ method: 'ema', weight: 0.1 }]);
    expect(asked[0]!.signal.aborted).to.equal(false);
    const first = answer();
    let settled = changed();
    asked[0]!.resolve(first);
    await settled;
    expect(series.answer).to.equal(first);
    expect(asked.map(({ query }) => query.smoothing)).to.deep.equal([
      { method: 'ema', weight: 0.1 },
      { method: 'ema', weight: 0.4 },
    ]);
    settled = changed();
    asked[1]!.resolve(answer());
    await settled;
    expect(asked.length).to.equal(2);
  });

  it('is not asked for while it is on its way or known', async () => {
    const { logbook, asked } = heldLogbook();
    const { series, changed } = requests();
    series.want(logbook, query);
    series.want(logbook, { ...query });
    const settled = changed();
    asked[0]!.resolve(answer());
    await settled;
    series.want(logbook, { ...query });
    expect(asked.length).to.equal(1);
  });

  it('is asked for once more for any number of changes during a question', async () => {
    const { logbook, asked, next } = heldLogbook();
    const { series, changed } = requests();
    series.want(logbook, query);
    for (let i = 0; i < 10; i++) series.refresh();
    expect(asked.length).to.equal(1);
    const again = next();
    const settled = changed();
    asked[0]!.resolve(answer());
    await settled;
    const second = await again;
    const last = answer();
    const settledAgain = changed();
    second.resolve(last);
    await settledAgain;
    expect(asked.length).to.equal(2);
    expect(series.answer).to.equal(last);
  });

  it('leaves some time between two questions while changes pour in', async () => {
    const { logbook, asked, next } = heldLogbook();
    const { series, changed } = requests();
    series.want(logbook, query);
    const startMs = performance.now();
    const settled = changed();
    asked[0]!.resolve(answer());
    await settled;
    const again = next();
    series.refresh();
    series.refresh();
    expect(asked.length).to.equal(1);
    await again;
    // A timer may fire a little early by the clock's own grain.
    expect(performance.now() - startMs).to.be.greaterThan(askEveryMs - 5);
  });

  it('stays until the new one is there, and through an error', async () => {
    const { logbook, asked } = heldLogbook();
    const { series, changed } = requests();
    series.want(logbook, query);
    const old = answer();
    let settled = changed();
    asked[0]!.resolve(old);
    await settled;
    series.want(logbook, { ...query, x: 'time' });
    expect(series.answer).to.equal(old);
    settled = changed();
    asked[1]!.reject(new Error('the file is gone'));
    await settled;
    expect(series.answer).to.equal(old);
    expect(series.error?.message).to.equal('the file is gone');
    series.again();
    settled = changed();
    asked[2]!.resolve(answer());
    await settled;
    expect(series.error).to.equal(null);
  });

  it('is given up when nobody looks, and asked for again when it is looked at', async () => {
    const { logbook, asked } = heldLogbook();
    const { series, changes, changed } = requests();
    series.want(logbook, query);
    series.rest();
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[0]!.resolve(answer());
    await Promise.resolve();
    expect(changes()).to.equal(0);
    const settled = changed();
    series.want(logbook, query);
    await heldUntil(() => asked.length === 2);
    asked[1]!.resolve(answer());
    await settled;
    // At rest, a change is remembered, not asked for.
    series.rest();
    series.refresh();
    expect(asked.length).to.equal(2);
    series.want(logbook, query);
    await heldUntil(() => asked.length === 3);
  });

  it('of another logbook is forgotten', async () => {
    const [one, other] = [heldLogbook(), heldLogbook()];
    const { series, changed } = requests();
    series.want(one.logbook, query);
    const settled = changed();
    one.asked[0]!.resolve(answer());
    await settled;
    series.want(other.logbook, query);
    expect(series.answer).to.equal(null);
    expect(other.asked.length).to.equal(1);
  });
});

async function heldUntil(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise(requestAnimationFrame);
}
