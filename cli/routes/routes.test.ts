import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { decodeMessage, messageType } from '../../sdk/protocol/message.js';
import type { Change, SeriesAnswer } from '../../sdk/read/logbook.js';
import { errorCode, startTestHost } from '../testing/host-client.js';

const quickstart = 'experiment_20261123_063501_5666022d';

test('the list of experiments is complete, in its order, with the names that clients know', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const list = (await client.json('/api/experiments')) as {
    experiments: Record<string, Record<string, unknown>>;
    metrics: string[];
    order: string[];
    exact: boolean;
  };
  assert.equal(list.exact, true);
  assert.deepEqual([...list.order].sort(), Object.keys(list.experiments).sort());
  const { id, metadata, log_count, has_resources, has_images, has_text } = list.experiments[quickstart] ?? {};
  assert.deepEqual(
    { id, log_count, has_resources, has_images, has_text },
    {
      id: quickstart,
      log_count: 10,
      has_resources: true,
      has_images: false,
      has_text: false,
    },
  );
  assert.equal((metadata as { status: string }).status, 'completed');
  assert.ok(list.metrics.includes('loss') && list.metrics.includes('cpu_percent'));
  assert.deepEqual(list.metrics, [...list.metrics].sort());
});

test('without waiting the list comes at once, and a wrong wait is named', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const list = (await client.json('/api/experiments?wait=false')) as { order: string[] };
  assert.equal(list.order.length, 3);
  const answer = await client.ask('/api/experiments?wait=maybe');
  assert.equal(errorCode(answer), '400 bad-parameter');
  assert.match(answer.body.toString(), /wait/);
});

test('series are the same in binary and in JSON', async (t) => {
  const client = await startTestHost(t, 'nan');
  const { order } = (await client.json('/api/experiments')) as { order: string[] };
  const groups = [{ id: 'all', experiments: order }];
  const smoothing = { method: 'mean', points: 3 };
  const body = { experiments: [...order, 'unknown'], metric: 'loss', groups, smoothing, wait: true, widthPx: 50 };
  const binary = await client.post('/api/series', body);
  assert.equal(binary.headers['content-type'], messageType);
  const { complete, traces, bands } = decodeMessage(binary.body) as SeriesAnswer;
  assert.equal(complete, true);
  assert.ok(traces.some(({ nonFinite }) => nonFinite.kind.length > 0));

  const json = await client.post('/api/series', body, { accept: 'application/json' });
  const said = JSON.parse(json.body.toString()) as Record<'traces' | 'bands', { [key: string]: unknown }[]>;
  const listed = (columns: object): object =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([key, column]) =>
        ArrayBuffer.isView(column) ? [[key, [...(column as Uint8Array)]]] : [],
      ),
    );
  assert.ok(bands.length > 0 && traces.every(({ raw }) => raw !== null));
  said.traces.forEach(({ nonFinite, raw, ...trace }, index) => {
    const drawn = traces[index]!;
    assert.deepEqual([nonFinite, raw], [listed(drawn.nonFinite), listed(drawn.raw!)]);
    assert.deepEqual({ ...trace, ...listed(drawn) }, trace);
  });
  said.bands.forEach((band, index) => assert.deepEqual({ ...band, ...listed(bands[index]!) }, band));
  const last = traces.find(({ stats }) => Number.isNaN(stats.last));
  if (last) assert.equal((said.traces.find(({ id }) => id === last.id)?.stats as { last: unknown }).last, 'NaN');
});

test('a body that does not fit is refused, saying which parameter', async (t) => {
  const client = await startTestHost(t, {});
  const good = { experiments: [], metric: '' };
  assert.equal((await client.post('/api/series', { ...good, window: ['-Infinity', 3], x: 'time' })).status, 200);
  const wrong: [name: string, value: unknown, member?: string][] = [
    ['experiments', 'x'],
    ['metric', 7],
    ['source', 'disk'],
    ['x', 'y'],
    ['x', null],
    ['xScale', 'square'],
    ['yScale', 1],
    ['window', [1]],
    ['widthPx', 0],
    ['smoothing', 'ema'],
    ['smoothing', {}, 'method'],
    ['smoothing', { method: 'median' }, 'method'],
    ['smoothing', { method: 'ema', weight: 1 }, 'weight'],
    ['smoothing', { method: 'time-ema', halfLife: 0 }, 'halfLife'],
    ['smoothing', { method: 'gaussian', sigma: 1e9 }, 'sigma'],
    ['smoothing', { method: 'mean', points: 1.5 }, 'points'],
    ['groups', {}],
    ['groups', [null]],
    ['groups', [{ experiments: [] }], 'id'],
    ['groups', [{ id: 'a', experiments: 'b' }], 'experiments'],
    ['groups', ['a', 'a'].map((id) => ({ id, experiments: [] }))],
    ['band', 'quartiles'],
    ['quantiles', [0.1, 1.1]],
    ['quantiles', [0.9, 0.1]],
    ['wait', 'yes'],
  ];
  for (const [name, value, member = name] of wrong) {
    const answer = await client.post('/api/series', { ...good, [name]: value });
    assert.equal(errorCode(answer), '400 bad-parameter', `${name} ${JSON.stringify(value)}`);
    assert.ok(answer.body.toString().includes(`"${member} must`), answer.body.toString());
  }
  const smoothing = { method: 'ema', weight: 0 };
  const most = {
    x: 'metric:tokens',
    xScale: 'log',
    smoothing,
    groups: [{ id: '', experiments: [] }],
    quantiles: [0, 1],
  };
  assert.equal((await client.post('/api/series', { ...good, ...most })).status, 200);
  for (const body of ['', '{', '[]', 'null', '"x"', '{"a":NaN}']) {
    assert.equal(errorCode(await client.post('/api/series', body)), '400 bad-body', body);
  }
  const invalid = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from([0x22, 0xff, 0x22]),
  };
  assert.equal(errorCode(await client.ask('/api/series', invalid)), '400 bad-body');
  assert.equal(errorCode(await client.post('/api/series', good, { 'content-type': 'text/plain' })), '415 not-json');
  assert.equal(errorCode(await client.post('/api/series', `"${'x'.repeat(1024 * 1024)}"`)), '413 too-large');
});

test('every point is streamed, in file order, non-finite values by name', async (t) => {
  const lines = ['1', 'NaN', '-0', '-Infinity', '1e400'].map(
    (value) => `{"type": "log", "timestamp": 5, "data": {"a/b": ${value}}}`,
  );
  const client = await startTestHost(t, {
    'experiments/x y.jsonl': `${lines.join('\n')}\n{"type": "log", "data": {"a/b": true}}\n`,
  });
  const answer = await client.ask('/api/experiments/x%20y/points?metric=a%2Fb');
  assert.equal(
    answer.body.toString(),
    '{"step":0,"time":5,"value":1}\n{"step":1,"time":5,"value":"NaN"}\n{"step":2,"time":5,"value":-0}\n' +
      '{"step":3,"time":5,"value":"-Infinity"}\n{"step":4,"time":5,"value":"Infinity"}\n{"step":5,"time":null,"value":1}\n',
  );
  assert.equal((await client.ask('/api/experiments/x%20y/points?metric=none')).body.length, 0);
  assert.equal(errorCode(await client.ask('/api/experiments/x%20y/points')), '400 bad-parameter');
  assert.equal(errorCode(await client.ask('/api/experiments/x%20y/points?metric=a&metric=b')), '400 bad-parameter');
  assert.equal(errorCode(await client.ask('/api/experiments/x%20y/points?metric=a&source=b')), '400 bad-parameter');
  for (const id of ['unknown', '..%2fx y'.replace(' ', '%20'), '%', '__proto__']) {
    assert.equal(errorCode(await client.ask(`/api/experiments/${id}/points?metric=a`)), '404 unknown-experiment', id);
  }
});

test('damaged lines are told', async (t) => {
  const client = await startTestHost(t, { 'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n{broken\n' });
  const [line, ...others] = (await client.json('/api/experiments/x/damage')) as { line: number; excerpt: string }[];
  assert.equal(others.length, 0);
  assert.equal(line?.line, 2);
  assert.match(line.excerpt, /broken/);
  assert.equal(errorCode(await client.ask('/api/experiments/y/damage')), '404 unknown-experiment');
});

test('an id of any kind stands in the list and is found', async (t) => {
  const content = '{"type": "log", "data": {"__proto__": 1}}\n';
  const ids = ['__proto__', 'constructor', '7', 'a%2Fb', 'ü 🚀'];
  const client = await startTestHost(t, Object.fromEntries(ids.map((id) => [`experiments/${id}.jsonl`, content])));
  const list = (await client.json('/api/experiments')) as { experiments: object; order: string[]; metrics: string[] };
  assert.deepEqual([...list.order].sort(), [...ids].sort());
  assert.deepEqual(Object.keys(list.experiments).sort(), [...ids].sort());
  assert.deepEqual(list.metrics, ['__proto__']);
  for (const id of ids) {
    const answer = await client.ask(`/api/experiments/${encodeURIComponent(id)}/points?metric=__proto__`);
    assert.match(answer.body.toString(), /"value":1/, id);
  }
});

test('events tell of growth and of new experiments while they happen', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  await client.json('/api/experiments');
  const controller = new AbortController();
  const response = await fetch(`${client.host.url}api/events`, { signal: controller.signal });
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const events = changesIn(response);
  const grown = 'experiment_20261123_063550_0c045ebb';
  await appendFile(path.join(client.folder, `experiments/${grown}.jsonl`), '{"type": "log", "data": {"loss": 1}}\n');
  await until(events, ({ type, ids }) => type === 'grown' && ids.includes(grown));
  await writeFile(path.join(client.folder, 'experiments/new.jsonl'), '{"type": "log", "data": {"loss": 1}}\n');
  await until(events, ({ type, ids }) => type === 'added' && ids.includes('new'));
  controller.abort();
});

async function* changesIn(response: Response): AsyncGenerator<Change> {
  assert.ok(response.body);
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6)) as Change;
  }
}

async function until(changes: AsyncGenerator<Change>, isIt: (change: Change) => boolean): Promise<void> {
  for (;;) {
    const next = await changes.next();
    if (next.done) assert.fail('the events ended');
    if (isIt(next.value)) return;
  }
}
