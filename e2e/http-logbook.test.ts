import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { startHost, type Host } from '../cli/server.js';
import { MemoryFiles, openLogbook } from '../sdk/read/index.js';
import type { Change, Logbook, PointColumns } from '../sdk/read/logbook.js';
import { HttpLogbook } from '../web/sources/http-logbook.js';

const line = '{"type": "log", "timestamp": 5, "data": {"loss": 1}}\n';

async function serve(t: TestContext, logbook: Logbook, port = 0, readOnly = true): Promise<Host> {
  const facts = { version: '0.0.0', readOnly };
  const host = await startHost({ logbook, facts, host: 'localhost', port, page: 'no page' });
  t.after(() => host.close());
  return host;
}

function open(t: TestContext, host: Host): Promise<HttpLogbook> {
  const opening = HttpLogbook.open(host.url);
  t.after(async () => (await opening).close());
  return opening;
}

/** A logbook that answers as the test wants, and otherwise not at all. */
function logbookThat(answers: Partial<Logbook>): Logbook {
  const unasked = (): never => assert.fail('nobody asked for this');
  return {
    name: 'test',
    live: true,
    writable: true,
    experiments: unasked,
    series: unasked,
    summaries: unasked,
    points: unasked,
    damage: unasked,
    images: unasked,
    image: unasked,
    text: unasked,
    raw: unasked,
    annotate: unasked,
    remove: unasked,
    changes: unasked,
    close: () => undefined,
    ...answers,
  };
}

test('has the name of the logbook that is served', async (t) => {
  const logbook = await open(t, await serve(t, logbookThat({ name: 'my runs' })));
  assert.equal(logbook.name, 'my runs');
});

test('a list that is still the same is not sent again', async (t) => {
  const files = new MemoryFiles('memory', [['experiments/a.jsonl', line]]);
  const served = openLogbook(files);
  t.after(() => served.close());
  const logbook = await open(t, await serve(t, served));
  const first = await logbook.experiments({ wait: true });
  assert.equal(await logbook.experiments({ wait: true }), first);
  files.append('experiments/a.jsonl', line);
  const grown = await logbook.experiments({ wait: true });
  assert.deepEqual(
    grown.items.map(({ logCount }) => logCount),
    [2],
  );
});

test('connects again by itself, and then counts all that was known as changed', async (t) => {
  const files = new MemoryFiles('memory', [['experiments/a.jsonl', line]]);
  const served = openLogbook(files);
  t.after(() => served.close());
  const host = await serve(t, served);
  const logbook = await open(t, host);
  await logbook.experiments({ wait: true });

  const changes = changesOf(t, logbook);
  assert.deepEqual(await changes.next(), { type: 'progress', ids: ['a'] });
  await host.close();
  files.write('experiments/b.jsonl', line);
  await serve(t, served, host.port);
  await connectedAgain(changes);
  const { items } = await logbook.experiments();
  assert.deepEqual(items.map(({ id }) => id).sort(), ['a', 'b']);
});

test('a host that is gone is an error with that name', async (t) => {
  const host = await serve(t, logbookThat({}));
  const logbook = await open(t, host);
  await host.close();
  const gone = { name: 'host-unreachable' };
  await assert.rejects(logbook.experiments(), gone);
  await assert.rejects(HttpLogbook.open(host.url), gone);
  await assert.rejects(allOf(logbook.points({ id: 'a', source: 'log', metric: 'loss' })), gone);
});

test('another logbook at the same address is not taken for the one before, until that is there again', async (t) => {
  const files = (name: string): MemoryFiles => new MemoryFiles(name, [['experiments/a.jsonl', line]]);
  const [before, after] = [openLogbook(files('before')), openLogbook(files('after'))];
  t.after(() => [before, after].forEach((logbook) => logbook.close()));
  // Once they have been read, nothing of them changes.
  await Promise.all([before, after].map((logbook) => logbook.experiments({ wait: true })));
  const first = await serve(t, before);
  const logbook = await open(t, first);
  await logbook.experiments({ wait: true });
  const changes = changesOf(t, logbook);
  await changes.next();

  const other = { name: 'other-logbook', message: /“after”/ };
  await first.close();
  const second = await serve(t, after, first.port);
  await connectedAgain(changes);
  await assert.rejects(logbook.experiments(), other);
  await assert.rejects(logbook.damage('a'), other);

  await second.close();
  await serve(t, before, first.port);
  await connectedAgain(changes);
  assert.equal((await logbook.experiments()).items.length, 1);
});

test('nothing is changed in another logbook, though nobody has noticed yet that it is one', async (t) => {
  const first = await serve(t, logbookThat({ name: 'before' }), 0, false);
  const logbook = await open(t, first);
  await first.close();
  const changed: string[] = [];
  const after = logbookThat({
    name: 'after',
    annotate: (id) => Promise.resolve({ name: String(changed.push(id)) }),
    remove: (id) => Promise.resolve(void changed.push(id)),
  });
  await serve(t, after, first.port, false);
  // A connection that the first host has closed is found to be so by the first who uses it.
  await fetch(`${first.url}api/health`).catch(() => undefined);
  await assert.rejects(logbook.annotate('a', { name: 'mine' }), { name: 'other-logbook' });
  await assert.rejects(logbook.remove('a'), { name: 'other-logbook' });
  assert.deepEqual(changed, []);
});

test('a host that is started again and only reads now is known to do so', async (t) => {
  const files = new MemoryFiles('memory', [['experiments/a.jsonl', line]]);
  const served = openLogbook(files);
  t.after(() => served.close());
  const first = await serve(t, served, 0, false);
  const logbook = await open(t, first);
  assert.equal(logbook.writable, true);
  await logbook.experiments({ wait: true });
  const changes = changesOf(t, logbook);
  await changes.next();
  await first.close();
  await serve(t, served, first.port, true);
  await connectedAgain(changes);
  await logbook.experiments();
  assert.equal(logbook.writable, false);
});

test('a stream that is refused slowly is asked for again, since the host has answered meanwhile', async (t) => {
  let isOpen = false;
  const refused: ServerResponse[] = [];
  const streamed = withResolvers<undefined>();
  const asked = withResolvers<undefined>();
  const server = createServer((request, response) => {
    if (request.url === '/api/health') return response.end(JSON.stringify({ logbook: 'test', readOnly: true }));
    if (request.url !== '/api/events')
      return response.end(JSON.stringify({ experiments: {}, order: [], exact: true, notices: [] }));
    if (isOpen) streamed.resolve(undefined);
    else asked.resolve(undefined);
    return isOpen ? response.end() : refused.push(response);
  }).listen(0);
  await once(server, 'listening');
  t.after(() => server.close());
  const logbook = await HttpLogbook.open(`http://localhost:${(server.address() as AddressInfo).port}`);
  t.after(() => logbook.close());
  logbook.changes(() => undefined, new AbortController());
  await asked.promise;
  isOpen = true;
  await logbook.experiments();
  for (const response of refused) response.writeHead(401).end();
  await streamed.promise;
});

test('an answer that breaks off is an error, not an end', async (t) => {
  const points = async function* (): AsyncGenerator<PointColumns> {
    yield await Promise.resolve(columns(1));
    throw new Error('the disk is gone');
  };
  // The host says on standard error what went wrong.
  t.mock.method(console, 'error', () => undefined);
  const logbook = await open(t, await serve(t, logbookThat({ points })));
  await assert.rejects(allOf(logbook.points({ id: 'a', source: 'log', metric: 'loss' })), { name: 'host-unreachable' });
});

test('a fault of the host is told there, and only that there was one is told here', async (t) => {
  const told = t.mock.method(console, 'error', () => undefined);
  const fault = new Error("EIO: i/o error, read '/home/somebody/\u001b[31mlogs'");
  const damage = (): Promise<never> => Promise.reject(fault);
  const logbook = await open(t, await serve(t, logbookThat({ damage })));
  await assert.rejects(logbook.damage('a'), { name: 'internal', message: /^Something went wrong in the host/ });
  assert.match(
    String(told.mock.calls[0]?.arguments[0]),
    /^A question could not .*'\/home\/somebody\/\\u001b\[31mlogs'[^\n]*$/,
  );
});

test('a host that never gives its list is one that does not answer', async (t) => {
  const { asked, experiments } = neverAnswered();
  const host = await serve(t, logbookThat({ experiments }));
  const logbook = await HttpLogbook.open(host.url, { listLimitMs: 100 });
  t.after(() => logbook.close());
  await assert.rejects(logbook.experiments(), { name: 'host-unreachable' });
  const [stopped] = await asked;
  await stopped;
});

test('what is aborted here is stopped there', async (t) => {
  const { asked, experiments } = neverAnswered();
  const logbook = await open(t, await serve(t, logbookThat({ experiments })));
  const controller = new AbortController();
  const answer = logbook.experiments(controller);
  const [stopped] = await asked;
  controller.abort();
  await assert.rejects(answer, { name: 'AbortError' });
  await stopped;
});

test('closing breaks off what was asked', async (t) => {
  const { asked, experiments } = neverAnswered();
  const logbook = await open(t, await serve(t, logbookThat({ experiments })));
  const answer = assert.rejects(logbook.experiments(), { name: 'AbortError', message: 'The logbook was closed' });
  const [stopped] = await asked;
  logbook.close();
  await answer;
  await stopped;
});

test('points are read no faster than they are taken, and no further once they are left', async (t) => {
  let batches = 0;
  const left = withResolvers<undefined>();
  const points = async function* (): AsyncGenerator<PointColumns> {
    try {
      for (;;) {
        batches += 1;
        yield await Promise.resolve(columns(10_000));
      }
    } finally {
      left.resolve(undefined);
    }
  };
  const logbook = await open(t, await serve(t, logbookThat({ points })));
  for await (const { value } of logbook.points({ id: 'a', source: 'log', metric: 'loss' })) {
    assert.equal(value[0], 1);
    break;
  }
  await left.promise;
  assert.ok(batches < 1000, `${batches} batches were read for one that was taken`);
});

test('nobody listens any more once the last listener has gone', async (t) => {
  const listening = withResolvers<AbortSignal>();
  const changes: Logbook['changes'] = (_listener, { signal }) => listening.resolve(signal);
  const logbook = await open(t, await serve(t, logbookThat({ changes })));
  const controller = new AbortController();
  logbook.changes(() => undefined, controller);
  const signal = await listening.promise;
  controller.abort();
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
});

/** An `experiments` that answers never; `asked` gives, once it is called, what resolves when it is stopped. */
function neverAnswered(): { asked: Promise<Promise<void>[]>; experiments: Logbook['experiments'] } {
  const asked = withResolvers<Promise<void>[]>();
  const experiments: Logbook['experiments'] = ({ signal } = {}) =>
    new Promise((_resolve, reject) => {
      const stopped = new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve();
          reject(new DOMException('stopped', 'AbortError'));
        });
      });
      asked.resolve([stopped]);
    });
  return { asked: asked.promise, experiments };
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

function columns(length: number): PointColumns {
  const column = (): Float64Array => new Float64Array(length).fill(1);
  return { step: column(), time: column(), value: column() };
}

async function allOf(batches: AsyncIterable<PointColumns>): Promise<PointColumns[]> {
  const all: PointColumns[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** Until all that was known counts as changed. */
async function connectedAgain(changes: { next(): Promise<Change> }): Promise<void> {
  while ((await changes.next()).type !== 'grown');
}

/** The changes of a logbook, one after another. */
function changesOf(t: TestContext, logbook: Logbook): { next(): Promise<Change> } {
  const heard: Change[] = [];
  let wake = (): void => undefined;
  const controller = new AbortController();
  t.after(() => controller.abort());
  logbook.changes((change) => {
    heard.push(change);
    wake();
  }, controller);
  return {
    async next() {
      for (;;) {
        const change = heard.shift();
        if (change) return change;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
