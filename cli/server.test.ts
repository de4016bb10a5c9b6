import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decodeMessage, messageType } from '../sdk/protocol/message.js';
import { openLogbook } from '../sdk/read/index.js';
import type { Change, SeriesAnswer } from '../sdk/read/logbook.js';
import { NodeFiles } from './node-files.js';
import { securityHeaders } from './security.js';
import { startHost, type Host } from './server.js';

const logbooks = fileURLToPath(new URL('../e2e/logbooks/', import.meta.url));

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

class Client {
  constructor(
    readonly host: Host,
    readonly folder: string,
  ) {}

  ask(target: string, given: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}) {
    const { method = 'GET', headers = {}, body } = given;
    const options = { host: '127.0.0.1', port: this.host.port, path: target, method, agent: false };
    const known = { host: `localhost:${this.host.port}`, ...headers };
    return new Promise<Answer>((resolve, reject) => {
      const sent = request({ ...options, headers: known }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async json(target: string, given: Parameters<Client['ask']>[1] = {}): Promise<unknown> {
    const answer = await this.ask(target, given);
    assert.equal(answer.status, 200, answer.body.toString());
    return JSON.parse(answer.body.toString());
  }

  post(target: string, body: unknown, headers: Record<string, string> = {}) {
    return this.ask(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}

async function start(t: TestContext, logbook: string | Record<string, string>, built = true): Promise<Client> {
  const root = await mkdtemp(path.join(tmpdir(), 'mtx-host-'));
  const folder = path.join(root, 'logbook');
  const page = path.join(root, 'web');
  await mkdir(folder);
  if (typeof logbook === 'string') await cp(path.join(logbooks, logbook), folder, { recursive: true });
  else await writeAll(folder, logbook);
  if (built)
    await writeAll(page, {
      'index.html': '<!doctype html><title>page</title>',
      'assets/worker-1.js': '//',
      'host.json': '{"host":false}',
    });
  const opened = openLogbook(new NodeFiles(folder));
  const host = await startHost({
    logbook: opened,
    facts: { version: '1.2.3', readOnly: true },
    host: 'localhost',
    port: 0,
    page,
  });
  t.after(async () => {
    await host.close();
    opened.close();
    await rm(root, { recursive: true });
  });
  return new Client(host, folder);
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

function errorCode(answer: Answer): string {
  const { error, detail } = JSON.parse(answer.body.toString()) as {
    error: { code: string; message: string };
    detail: string;
  };
  assert.equal(detail, error.message);
  assert.doesNotMatch(error.message, /\n\s+at /);
  return `${answer.status} ${error.code}`;
}

const quickstart = 'experiment_20261123_063501_5666022d';

test('every answer carries the security headers, whatever it is', async (t) => {
  const client = await start(t, 'quickstart');
  const answers = await Promise.all([
    client.ask('/'),
    client.ask('/assets/worker-1.js'),
    client.ask('/host.json'),
    client.ask('/api/experiments'),
    client.ask('/api/nothing'),
    client.ask('/nothing'),
    client.ask('/', { method: 'DELETE' }),
    client.ask('/api/series', { method: 'PATCH' }),
    client.ask('/api/series', { method: 'POST', body: 'x' }),
    client.ask('/', { headers: { host: 'evil.example' } }),
    client.ask('/api/health', { headers: { expect: 'the moon' } }),
    client.ask('/api/experiments/nothing/points?metric=loss'),
    client.ask('/', { method: 'HEAD' }),
    client.ask('/%'),
    client.ask('//'),
  ]);
  const statuses = answers.map(({ status }) => status);
  assert.deepEqual(statuses, [200, 200, 200, 200, 404, 404, 405, 405, 415, 403, 200, 404, 200, 404, 404]);
  for (const { headers } of answers) {
    for (const [name, value] of Object.entries(securityHeaders)) assert.equal(headers[name.toLowerCase()], value);
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('what is not HTTP is refused with the security headers, too', async (t) => {
  const { host } = await start(t, {});
  for (const [sent, status] of [
    ['GET / HTTP/1.1\r\n\r\n', 403],
    ['nonsense\r\n\r\n', 400],
  ] as const) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1', () => socket.end(sent));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    assert.ok(answer.includes(securityHeaders['Content-Security-Policy']));
  }
});

test('the policy is the one that the design states', () => {
  assert.equal(
    securityHeaders['Content-Security-Policy'],
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
      "img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'",
  );
});

test('only the names of this machine are known hosts', async (t) => {
  const client = await start(t, {});
  const { port } = client.host;
  for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
    assert.equal((await client.ask('/api/health', { headers: { host: `${name}:${port}` } })).status, 200, name);
  }
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    'localhost',
    `localhost:${port + 1}`,
    `localhost.:${port}`,
  ]) {
    assert.equal(errorCode(await client.ask('/api/health', { headers: { host } })), '403 unknown-host', host);
    assert.equal((await client.ask('/', { headers: { host } })).status, 403, host);
  }
});

test('a foreign page is refused, the own page and a script are answered', async (t) => {
  const client = await start(t, {});
  const { port } = client.host;
  const body = { experiments: [], metric: 'loss' };
  for (const origin of ['http://evil.example', 'null', `https://localhost:${port}`, `http://127.0.0.1:${port}`, '']) {
    assert.equal(errorCode(await client.post('/api/series', body, { origin })), '403 foreign-origin', origin);
    assert.equal((await client.ask('/api/experiments', { headers: { origin } })).status, 403, origin);
  }
  assert.equal((await client.post('/api/series', body, { origin: `http://localhost:${port}` })).status, 200);
  assert.equal((await client.post('/api/series', body)).status, 200);
});

test('both loopback addresses answer', async (t) => {
  const { host } = await start(t, {});
  for (const address of ['127.0.0.1', '[::1]']) {
    assert.equal((await fetch(`http://${address}:${host.port}/api/health`)).status, 200);
  }
});

test('the host tells who it is, over the file of a static build', async (t) => {
  const client = await start(t, {});
  assert.deepEqual(await client.json('/host.json'), { host: true, version: '1.2.3', readOnly: true });
  assert.deepEqual(await client.json('/api/health'), {
    status: 'ok',
    version: '1.2.3',
    logbook: 'logbook',
    readOnly: true,
  });
});

test('the page is asked for anew each time, what is named after its content is kept for ever', async (t) => {
  const client = await start(t, {});
  const index = await client.ask('/', { headers: { range: 'bytes=0-0' } });
  assert.equal(index.status, 200);
  assert.match(index.body.toString(), /<title>page/);
  assert.equal(index.headers['cache-control'], 'no-cache');
  const again = await client.ask('/', { headers: { 'if-none-match': String(index.headers.etag) } });
  assert.equal(again.status, 304);
  const asset = await client.ask('/assets/worker-1.js');
  assert.match(String(asset.headers['cache-control']), /immutable/);
  assert.match(String(asset.headers['content-type']), /javascript/);
});

test('nothing outside the page can be fetched', async (t) => {
  const client = await start(t, 'quickstart');
  const outside = `logbook/experiments/${quickstart}.jsonl`;
  for (const target of [
    `/../${outside}`,
    `/%2e%2e/${outside}`,
    `/..%2f${outside}`,
    `/assets/..%5c..%5c${outside}`,
    `//etc/passwd`,
  ]) {
    assert.equal((await client.ask(target)).status, 404, target);
  }
});

test('a page that is not built says what to do', async (t) => {
  const client = await start(t, {}, false);
  const answer = await client.ask('/');
  assert.equal(answer.status, 503);
  assert.match(answer.body.toString(), /npm run build/);
  assert.equal((await client.ask('/x')).status, 404);
});

test('an unknown route is a JSON 404 under /api, never the page', async (t) => {
  const client = await start(t, {});
  for (const target of ['/api', '/api/', '/api/x', '/api/experiments/x', '/api/experiments/x/nothing']) {
    assert.equal(errorCode(await client.ask(target)), '404 unknown-route', target);
  }
});

test('a wrong method is a 405 that names the right ones', async (t) => {
  const client = await start(t, {});
  const answer = await client.ask('/api/series');
  assert.equal(errorCode(answer), '405 wrong-method');
  assert.equal(answer.headers.allow, 'POST');
  assert.equal(errorCode(await client.post('/api/experiments', {})), '405 wrong-method');
  assert.equal(errorCode(await client.ask('/api/health', { method: 'PROPFIND' })), '405 wrong-method');
});

test('the list of experiments is complete, in its order, with the names that clients know', async (t) => {
  const client = await start(t, 'quickstart');
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
  const client = await start(t, 'quickstart');
  const list = (await client.json('/api/experiments?wait=false')) as { order: string[] };
  assert.equal(list.order.length, 3);
  const answer = await client.ask('/api/experiments?wait=maybe');
  assert.equal(errorCode(answer), '400 bad-parameter');
  assert.match(answer.body.toString(), /wait/);
});

test('series are the same in binary and in JSON', async (t) => {
  const client = await start(t, 'nan');
  const { order } = (await client.json('/api/experiments')) as { order: string[] };
  const body = { experiments: [...order, 'unknown'], metric: 'loss', wait: true, widthPx: 50 };
  const binary = await client.post('/api/series', body);
  assert.equal(binary.headers['content-type'], messageType);
  const { complete, traces } = decodeMessage(binary.body) as SeriesAnswer;
  assert.equal(complete, true);
  assert.ok(traces.some(({ nonFinite }) => nonFinite.kind.length > 0));

  const json = await client.post('/api/series', body, { accept: 'application/json' });
  const said = JSON.parse(json.body.toString()) as {
    traces: { id: string; x: number[]; y: number[]; stats: object }[];
  };
  assert.deepEqual(
    said.traces.map(({ x, y }) => ({ x, y })),
    traces.map(({ x, y }) => ({ x: [...x], y: [...y] })),
  );
  const last = traces.find(({ stats }) => Number.isNaN(stats.last));
  if (last) assert.equal((said.traces.find(({ id }) => id === last.id)?.stats as { last: unknown }).last, 'NaN');
});

test('a body that does not fit is refused, saying which parameter', async (t) => {
  const client = await start(t, {});
  const good = { experiments: [], metric: '' };
  assert.equal((await client.post('/api/series', { ...good, window: ['-Infinity', 3], x: 'time' })).status, 200);
  const wrong: Record<string, unknown> = {
    experiments: 'x',
    metric: 7,
    source: 'disk',
    x: 'y',
    window: [1],
    widthPx: 0,
    wait: 'yes',
  };
  for (const [name, value] of Object.entries(wrong)) {
    const answer = await client.post('/api/series', { ...good, [name]: value });
    assert.equal(errorCode(answer), '400 bad-parameter', name);
    assert.ok(answer.body.toString().includes(`"${name} must`), answer.body.toString());
  }
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
  const client = await start(t, {
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
  const client = await start(t, { 'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n{broken\n' });
  const [line, ...others] = (await client.json('/api/experiments/x/damage')) as { line: number; excerpt: string }[];
  assert.equal(others.length, 0);
  assert.equal(line?.line, 2);
  assert.match(line.excerpt, /broken/);
  assert.equal(errorCode(await client.ask('/api/experiments/y/damage')), '404 unknown-experiment');
});

test('an id of any kind stands in the list and is found', async (t) => {
  const content = '{"type": "log", "data": {"__proto__": 1}}\n';
  const ids = ['__proto__', 'constructor', '7', 'a%2Fb', 'ü 🚀'];
  const client = await start(t, Object.fromEntries(ids.map((id) => [`experiments/${id}.jsonl`, content])));
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
  const client = await start(t, 'quickstart');
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
