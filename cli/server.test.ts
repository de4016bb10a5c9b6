import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { securityHeaders } from './security/headers.js';
import { errorCode, startTestHost } from './testing/host-client.js';

const quickstart = 'experiment_20261123_063501_5666022d';

test('every answer carries the security headers, whatever it is', async (t) => {
  const client = await startTestHost(t, 'quickstart');
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
  const { host } = await startTestHost(t, {});
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
  const client = await startTestHost(t, {});
  const { port } = client.host;
  for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
    // A tunnel may begin at any port.
    for (const host of [name, `${name}:${port}`, `${name}:${port + 1}`]) {
      assert.equal((await client.ask('/api/health', { headers: { host } })).status, 200, host);
    }
  }
  for (const host of ['evil.example', `evil.example:${port}`, `localhost.:${port}`]) {
    assert.equal(errorCode(await client.ask('/api/health', { headers: { host } })), '403 unknown-host', host);
    assert.equal((await client.ask('/', { headers: { host } })).status, 403, host);
  }
});

test('a foreign page is refused, the own page and a script are answered', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  const body = { experiments: [], metric: 'loss' };
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${port}`, '']) {
    assert.equal(errorCode(await client.post('/api/series', body, { origin })), '403 foreign-origin', origin);
    assert.equal((await client.ask('/api/experiments', { headers: { origin } })).status, 403, origin);
  }
  // Behind a proxy that speaks TLS, the page's own origin has another scheme.
  for (const scheme of ['http', 'https']) {
    assert.equal((await client.post('/api/series', body, { origin: `${scheme}://localhost:${port}` })).status, 200);
  }
  assert.equal((await client.post('/api/series', body)).status, 200);
});

test('both loopback addresses answer', async (t) => {
  const { host } = await startTestHost(t, {});
  for (const address of ['127.0.0.1', '[::1]']) {
    assert.equal((await fetch(`http://${address}:${host.port}/api/health`)).status, 200);
  }
});

test('the host tells who it is, over the file of a static build', async (t) => {
  const client = await startTestHost(t, {});
  assert.deepEqual(await client.json('/host.json'), { host: true, version: '1.2.3', readOnly: false });
  assert.deepEqual(await client.json('/api/health'), {
    status: 'ok',
    version: '1.2.3',
    logbook: 'logbook',
    readOnly: false,
  });
});

test('the page is asked for anew each time, what is named after its content is kept for ever', async (t) => {
  const client = await startTestHost(t, {});
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
  const client = await startTestHost(t, 'quickstart');
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
  const client = await startTestHost(t, {}, { built: false });
  const answer = await client.ask('/');
  assert.equal(answer.status, 503);
  assert.match(answer.body.toString(), /npm run build/);
  assert.equal((await client.ask('/x')).status, 404);
});

test('an unknown route is a JSON 404 under /api, never the page', async (t) => {
  const client = await startTestHost(t, {});
  for (const target of ['/api', '/api/', '/api/x', '/api/experiments/x/nothing']) {
    assert.equal(errorCode(await client.ask(target)), '404 unknown-route', target);
  }
});

test('a wrong method is a 405 that names the right ones', async (t) => {
  const client = await startTestHost(t, {});
  const answer = await client.ask('/api/series');
  assert.equal(errorCode(answer), '405 wrong-method');
  assert.equal(answer.headers.allow, 'POST');
  assert.equal(errorCode(await client.post('/api/experiments', {})), '405 wrong-method');
  assert.equal(errorCode(await client.ask('/api/health', { method: 'PROPFIND' })), '405 wrong-method');
});

test('the page is held in memory: what happens to its files on disk does it no harm', async (t) => {
  const client = await startTestHost(t, {});
  await rm(path.join(client.folder, '../web'), { recursive: true });
  const answer = await client.ask('/assets/worker-1.js');
  assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'text/javascript; charset=utf-8']);
});
