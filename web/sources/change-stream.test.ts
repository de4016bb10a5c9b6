import { expect, waitUntil } from '@open-wc/testing';
import type { Change } from '../../sdk/read/logbook.js';
import { ChangeStream } from './change-stream.js';

const changes: Change[] = [
  { type: 'grown', ids: ['a'] },
  { type: 'added', ids: ['b'] },
];

/** The address of a stream that tells these changes and then breaks off. */
function streamOf(told: Change[]): string {
  const body = told.map((change) => `data: ${JSON.stringify(change)}\n\n`).join('');
  return `data:text/event-stream,${encodeURIComponent(body)}`;
}

describe('the stream of changes', () => {
  let closing: AbortController;
  let url: string;
  beforeEach(() => {
    closing = new AbortController();
    // Each test has tabs of its own.
    url = streamOf([...changes, { type: 'progress', ids: [String(Math.random())] }]);
  });
  afterEach(() => closing.abort());

  const open = (silenceMs?: number): ChangeStream =>
    new ChangeStream({ url, known: () => null, closing: closing.signal, silenceMs });

  it('goes on for everybody when a listener fails, whose error is not swallowed', async () => {
    const stream = open();
    const uncaught: unknown[] = [];
    const onerror = window.onerror;
    window.onerror = (_message, _source, _line, _column, error) => Boolean(uncaught.push(error));
    const heard: Change[] = [];
    const bug = new Error('a bug in a panel');
    stream.add(() => {
      throw bug;
    }, closing.signal);
    stream.add((change) => heard.push(change), closing.signal);
    await waitUntil(() => heard.length >= 3 && uncaught.length >= 3);
    window.onerror = onerror;
    expect(heard.slice(0, 2)).to.deep.equal(changes);
    expect(uncaught[0]).to.equal(bug);
  });

  it('is taken from a tab that holds it and no longer stirs', async () => {
    let isHeld = (): void => undefined;
    const held = new Promise<void>((resolve) => (isHeld = resolve));
    const robbed = navigator.locks
      .request(`microtrax ${url}`, () => {
        isHeld();
        return new Promise(() => undefined);
      })
      .catch((error: unknown) => (error as Error).name);
    await held;
    const heard: Change[] = [];
    open(200).add((change) => heard.push(change), closing.signal);
    expect(await robbed).to.equal('AbortError');
    await waitUntil(() => heard.length >= 2);
    expect(heard.slice(0, 2)).to.deep.equal(changes);
  });

  it('is one for two that listen, and passes to the other when the one is closed', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const heard: [Change[], Change[]] = [[], []];
    open().add((change) => heard[0].push(change), one.signal);
    open().add((change) => heard[1].push(change), other.signal);
    await waitUntil(() => heard.every((changes) => changes.length >= 2));
    one.abort();
    const before = heard[1].length;
    await waitUntil(() => heard[1].length >= before + 2);
    other.abort();
  });
});
