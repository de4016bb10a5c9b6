import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from '../routes/index.js';
import { errorCode, startTestHost } from '../testing/host-client.js';
import { assertAlive, outcome, request, sendRaw } from '../testing/raw-request.js';

test('a Host that is not exactly one of the known ones is refused', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  for (const lines of [
    [],
    ['Host:'],
    [`Host: localhost.:${port}`],
    [`Host: localhost:${port}.evil.example`],
    [`Host: evil.example:${port}`],
    [`Host: EVIL.EXAMPLE`],
    [`Host: user@localhost:${port}`],
    [`Host: localhost:${port}@evil.example`],
    [`Host: http://localhost:${port}`],
    [`Host: localhost:${port}, evil.example`],
    [`Host: localhost:0${port}`],
    ['Host: localhost:'],
    [`Host: 127.1:${port}`],
    [`Host: 2130706433:${port}`],
    [`Host: 0.0.0.0:${port}`],
    [`Host: localhost:${port}`, 'Host: evil.example'],
    ['Host: evil.example', `Host: localhost:${port}`],
    [`Host: localhost:${port}`, `Host: localhost:${port}`],
    ['Host: evil.example', `X-Forwarded-Host: localhost:${port}`],
  ]) {
    for (const target of ['/', '/api/experiments']) {
      const answer = await sendRaw(client, request(`GET ${target} HTTP/1.1`, ...lines));
      assert.equal(outcome(answer), '403 unknown-host', lines.join(' & '));
    }
  }
  await assertAlive(client);
});

test('this machine is known by its own names with any port: a tunnel may begin at another one', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  for (const host of ['localhost', `localhost:${port + 1}`, '127.0.0.1:1', '[::1]:65535', '[::1]']) {
    const headers = { host, origin: `http://${host}` };
    assert.equal((await client.ask('/api/health', { headers })).status, 200, host);
    const other = { host, origin: `http://localhost:${port + 2}` };
    assert.equal(errorCode(await client.ask('/api/health', { headers: other })), '403 foreign-origin', host);
  }
  const refused = await client.ask('/api/health', { headers: { host: 'gpu' } });
  assert.match(refused.body.toString(), /--allow-host/);
});

test('an allowed name is known with the port that it was allowed with, or with any', async (t) => {
  const client = await startTestHost(t, {}, { allowedHosts: ['runs.example', 'gpu.example:81'] });
  const status = async (host: string, origin?: string): Promise<number> =>
    (await client.ask('/api/health', { headers: { host, ...(origin === undefined ? {} : { origin }) } })).status;
  for (const host of ['runs.example', 'Runs.Example:443', 'gpu.example:81'])
    assert.equal(await status(host), 200, host);
  for (const host of [
    'gpu.example',
    'gpu.example:82',
    'x.runs.example',
    'runs.example.evil.example',
    'runs.example:',
  ]) {
    assert.equal(await status(host), 403, host);
  }
  assert.equal(await status('runs.example', 'https://runs.example'), 200);
  assert.equal(await status('runs.example', 'https://gpu.example:81'), 403);
});

test('a host on all addresses knows the one that it was reached at, and no other', async (t) => {
  const client = await startTestHost(t, {}, { host: '0.0.0.0' });
  const { port } = client.host;
  // Each of 127/8 is an address of this machine; a request from here reaches 127.0.0.1.
  for (const [host, status] of [
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['127.0.0.2', 403],
    ['192.0.2.77', 403],
    ['evil.example', 403],
  ] as const) {
    assert.equal((await client.ask('/api/health', { headers: { host: `${host}:${port}` } })).status, status, host);
  }
});

test('no page of another origin is answered, nor told that it might ask', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  for (const origin of [
    'null',
    'http://evil.example',
    `http://localhost:${port + 1}`,
    `http://localhost:${port}.evil.example`,
    `http://evil.example@localhost:${port}`,
    `http://127.0.0.1:${port}`,
    `http://localhost:${port}/`,
    `ftp://localhost:${port}`,
    `http://localhost:${port} http://evil.example`,
    `localhost:${port}`,
    'file://',
  ]) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const target of ['/', '/api/experiments', '/api/series']) {
        const answer = await client.ask(target, { method, headers: { origin } });
        assert.equal(errorCode(answer), '403 foreign-origin', `${origin} ${method} ${target}`);
        assert.deepEqual(
          Object.keys(answer.headers).filter((name) => name.startsWith('access-control')),
          [],
        );
      }
    }
  }
});

test('what another site makes the browser ask is refused, a link to the page is not', async (t) => {
  const client = await startTestHost(t, {});
  const ask = async (target: string, method: string, headers: Record<string, string>): Promise<number> =>
    (await client.ask(target, { method, headers })).status;
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (const site of ['cross-site', 'same-site']) {
    const headers = { 'sec-fetch-site': site };
    assert.equal(await ask('/', 'GET', { ...headers, ...link }), 200, site);
    for (const others of [
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ]) {
      assert.equal(await ask('/api/experiments', 'GET', { ...headers, ...others }), 403, site);
    }
    for (const target of ['/api/experiments', '/api/events', '/API/experiments', '/api/experiments/']) {
      assert.equal(await ask(target, 'GET', { ...headers, ...link }), 403, `${site} ${target}`);
    }
    assert.equal(await ask('/api/series', 'POST', { ...headers, ...link, 'content-type': 'application/json' }), 403);
  }
  for (const site of ['same-origin', 'none']) {
    assert.equal(await ask('/api/experiments', 'GET', { 'sec-fetch-site': site }), 200, site);
  }
});

test('a form of another page reaches no route, whatever it says that it sends', async (t) => {
  const client = await startTestHost(t, {});
  const asking = routes.filter(({ method }) => method !== 'GET');
  assert.ok(asking.length > 0);
  for (const { method, path } of asking) {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
      'application/jsonp',
      'text/json',
      '',
    ]) {
      const body = '{"experiments": [], "metric": "a", "confirm": true, "name": "x", "token": "x"}';
      const answer = await client.ask(path.replace(':id', 'x'), { method, headers: { 'content-type': type }, body });
      assert.equal(errorCode(answer), '415 not-json', `${method} ${path} ${type}`);
    }
  }
  await assertAlive(client);
});
