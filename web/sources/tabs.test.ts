import { expect } from '@open-wc/testing';
import { Tabs } from './tabs.js';

/** What is under way until it is ended from outside, or its signal is aborted. */
class Work {
  readonly began: Promise<void>;
  signal: AbortSignal | null = null;
  end = (): void => undefined;
  #begin = (): void => undefined;

  constructor() {
    this.began = new Promise((resolve) => (this.#begin = resolve));
  }

  readonly run = (signal: AbortSignal): Promise<void> => {
    this.signal = signal;
    this.#begin();
    return new Promise((resolve) => {
      this.end = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
}

describe('tabs that want the same', () => {
  let closing: AbortController;
  let url: string;
  beforeEach(() => {
    closing = new AbortController();
    url = `events/${Math.random()}`;
  });
  afterEach(() => closing.abort());

  const tab = (hear: (word: string) => void = () => undefined): Tabs<string> => new Tabs(url, hear, closing);
  const turn = (tab: Tabs<string>, work: Work, isForced = false): Promise<void> =>
    tab.inTurn(work.run, { signal: closing.signal, isForced });

  it('do it one after another', async () => {
    const [first, second] = [new Work(), new Work()];
    const firstTurn = turn(tab(), first);
    const secondTurn = turn(tab(), second);
    await first.began;
    expect((await navigator.locks.query()).pending).to.have.length(1);
    expect(second.signal).to.equal(null);
    first.end();
    await firstTurn;
    await second.began;
    second.end();
    await secondTurn;
  });

  it('tell one another, and not themselves', async () => {
    const heard = new Promise<string>((resolve) => tab(resolve));
    const teller = tab(() => expect.fail('it heard itself'));
    teller.tell('grown');
    expect(await heard).to.equal('grown');
  });

  it('take their turn by force from one that no longer stirs, which then ends', async () => {
    const [stuck, next] = [new Work(), new Work()];
    const stuckTurn = turn(tab(), stuck);
    await stuck.began;
    const nextTurn = turn(tab(), next, true);
    await next.began;
    await stuckTurn;
    expect(stuck.signal?.aborted).to.equal(true);
    expect(next.signal?.aborted).to.equal(false);
    next.end();
    await nextTurn;
  });

  it('wait no longer than they want to', async () => {
    const [first, second] = [new Work(), new Work()];
    const firstTurn = turn(tab(), first);
    await first.began;
    const impatient = new AbortController();
    const secondTurn = tab().inTurn(second.run, { signal: impatient.signal, isForced: false });
    impatient.abort();
    await secondTurn;
    expect(second.signal).to.equal(null);
    first.end();
    await firstTurn;
  });
});
