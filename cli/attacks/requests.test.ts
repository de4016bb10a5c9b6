import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import test from 'node:test';
import { errorCode, startTestHost } from '../testing/host-client.js';
import { assertAlive, outcome, request, sendRaw, trickle } from '../testing/raw-request.js';

const million = 'a'.repeat(1024 * 1024);
const question = { experiments: ['x'], metric: 'a' };
const files = { 'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n' };

test('a body over a mebibyte is refused, with its length told or not', async (t) => {
  const client = await startTestHost(t, files);
  const body = JSON.stringify({ ...question, more: million });
  assert.equal(errorCode(await client.post('/api/series', body)), '413 too-large');
  assert.equal(errorCode(await client.post('/api/series', body, { 'transfer-encoding': 'chunked' })), '413 too-large');
  await assertAlive(client);
});

test('a body that is no JSON object is refused without saying where it was read', async (t) => {
  const client = await startTestHost(t, files);
  for (const body of [
    '',
    '{',
    '{"experiments": ["x"], "metric": "a",}',
    '[]',
    'null',
    '"x"',
    'NaN',
    '{"a": 1}{"a": 2}',
    `${'['.repeat(100_000)}`,
    `${'{"a":'.repeat(100_000)}`,
  ]) {
    assert.equal(errorCode(await client.post('/api/series', body)), '400 bad-body', body.slice(0, 40));
  }
  const invalid = { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from([0x22, 0xff]) };
  assert.equal(errorCode(await client.ask('/api/series', invalid)), '400 bad-body');
  const packed = await client.post('/api/series', '{}', { 'content-encoding': 'gzip' });
  assert.equal(errorCode(packed), '415 not-json');
  await assertAlive(client);
});

test('keys that steer a prototype stay keys', async (t) => {
  const client = await startTestHost(t, files);
  const polluting = [
    '{"__proto__": {"experiments": ["x"], "metric": "a", "polluted": true}}',
    '{"constructor": {"prototype": {"polluted": true}}, "experiments": ["x"]}',
  ];
  for (const body of polluting) assert.equal(errorCode(await client.post('/api/series', body)), '400 bad-parameter');
  assert.equal('polluted' in {}, false);
  assert.equal((await client.ask('/api/experiments?__proto__[polluted]=1&constructor=2&__proto__=3')).status, 200);
  assert.equal('polluted' in {}, false);
  const answer = await client.post('/api/series', { experiments: ['__proto__', 'x'], metric: '__proto__' });
  assert.equal(answer.status, 200);
});

test('a request whose end could be read in two ways is refused, and what hides in it is not heard', async (t) => {
  const client = await startTestHost(t, files);
  const host = `Host: localhost:${client.host.port}`;
  const hidden = `GET /api/experiments HTTP/1.1\r\n${host}\r\n\r\n`;
  const post = ['POST /api/series HTTP/1.1', host, 'Content-Type: application/json'];
  for (const lines of [
    ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: chunked', 'Content-Length: 4'],
    ['Content-Length: 4', 'Content-Length: 5'],
    ['Content-Length: +4'],
    ['Content-Length: 4, 4'],
    ['Content-Length: -1'],
    ['Content-Length: 0x4'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding : chunked'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: cow'],
    [' Transfer-Encoding: chunked'],
    ['Content-Length: 4\r\n\tTransfer-Encoding: chunked'],
    ['X: y\nTransfer-Encoding: chunked'],
    ['X: \0'],
  ]) {
    const answer = await sendRaw(client, `${[...post, ...lines].join('\r\n')}\r\n\r\n0\r\n\r\n${hidden}`);
    assert.equal(outcome(answer), '400 bad-request', lines.join(' & '));
    assert.equal(answer.split('HTTP/1.1 ').length - 1, 1, 'one answer');
  }
  await assertAlive(client);
});

test('a flood of headers is refused', async (t) => {
  const client = await startTestHost(t, files);
  const host = `Host: localhost:${client.host.port}`;
  const many = Array.from({ length: 200 }, (_, index) => `X-${index}: y`);
  for (const [lines, code] of [
    [many, '431 too-many-headers'],
    [[...many, 'Origin: http://evil.example'], '431 too-many-headers'],
    [[`X: ${'y'.repeat(20_000)}`], '431 headers-too-large'],
    [[`${'X'.repeat(20_000)}: y`], '431 headers-too-large'],
    [[`Cookie: ${'a=b; '.repeat(5000)}`], '431 headers-too-large'],
  ] as const) {
    assert.equal(outcome(await sendRaw(client, request('GET /api/experiments HTTP/1.1', host, ...lines))), code);
  }
  const target = `/${'a'.repeat(20_000)}`;
  assert.equal(outcome(await sendRaw(client, request(`GET ${target} HTTP/1.1`, host))), '431 headers-too-large');
  await assertAlive(client);
});

test('who sends a request drop by drop is cut off', { timeout: 30_000 }, async (t) => {
  const limits = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  const client = await startTestHost(t, files, { limits });
  const host = `Host: localhost:${client.host.port}`;
  const post = ['POST /api/series HTTP/1.1', host, 'Content-Type: application/json'];
  const slow = await Promise.all([
    trickle(client, `GET /api/health HTTP/1.1\r\n${host}\r\n`, 'X: y\r\n'),
    trickle(client, `${[...post, 'Content-Length: 1000000'].join('\r\n')}\r\n\r\n{`, ' '),
    trickle(client, `${[...post, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`, '1\r\n \r\n'),
    // Nothing at all after the headers, and nothing at all.
    sendRaw(client, `${[...post, 'Content-Length: 10'].join('\r\n')}\r\n\r\n`),
    sendRaw(client, ''),
  ]);
  assert.deepEqual(slow.map(outcome), Array(5).fill('408 too-slow'));
  await assertAlive(client);
});

test('who holds all connections and asks nothing loses them to the next', { timeout: 30_000 }, async (t) => {
  const limits = { maxConnections: 3, headersTimeout: 300, connectionsCheckingInterval: 50 };
  const client = await startTestHost(t, files, { limits });
  const held = [1, 2, 3].map(() => sendRaw(client, ''));
  const refused = sendRaw(client, request('GET /api/health HTTP/1.1', `Host: localhost:${client.host.port}`));
  assert.equal(await refused, '', 'one too many is not heard');
  assert.deepEqual((await Promise.all(held)).map(outcome), Array(3).fill('408 too-slow'));
  await assertAlive(client);
});

test('connections are counted on all addresses together', { timeout: 30_000 }, async (t) => {
  const client = await startTestHost(t, files, { limits: { maxConnections: 2 } });
  const { port } = client.host;
  const open = async (address: string): Promise<Socket> => {
    const socket = connect(port, address);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    t.after(() => socket.destroy());
    return socket;
  };
  const held = await open('127.0.0.1');
  if (!(await open('::1').catch(() => null))) {
    t.skip('this machine has no ::1');
    return;
  }
  const health = request('GET /api/health HTTP/1.1', `Host: localhost:${port}`);
  assert.equal(await sendRaw(client, health), '', 'one too many is not heard');
  held.destroy();
  for (let answer = ''; answer === ''; answer = await sendRaw(client, health));
});

test('anybody may give a token, and nothing that is much larger', async (t) => {
  const client = await startTestHost(t, files, { token: 'sixteen-or-more-1' });
  assert.equal((await client.post('/api/session', { token: 'sixteen-or-more-1' })).status, 204);
  const large = await client.post('/api/session', { token: 'x'.repeat(1100) });
  assert.equal(errorCode(large), '413 too-large');
});

test('methods that nobody answers change nothing', async (t) => {
  const client = await startTestHost(t, files);
  const host = `Host: localhost:${client.host.port}`;
  for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'PURGE']) {
    for (const target of ['/', '/api/experiments']) {
      const answer = await sendRaw(client, request(`${method} ${target} HTTP/1.1`, host));
      assert.equal(outcome(answer), '405 wrong-method', `${method} ${target}`);
      assert.doesNotMatch(answer, /access-control/i);
    }
  }
  assert.match(outcome(await sendRaw(client, request('BREW / HTTP/1.1', host))), /^400/);
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket'];
  const answer = await sendRaw(
    client,
    ['GET /nothing HTTP/1.1', host, ...upgrade, 'Connection: close', '', ''].join('\r\n'),
  );
  assert.match(outcome(answer), /^404/);
  await assertAlive(client);
});

test('who takes none of an answer is cut off', { timeout: 30_000 }, async (t) => {
  const client = await startTestHost(t, files, { limits: { stalledTimeout: 300 } });
  const socket = connect(client.host.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.pause();
  const asked = `GET /index.html HTTP/1.1\r\nHost: localhost:${client.host.port}\r\n\r\n`;
  // More than the buffers between the two hold.
  const flood = setInterval(() => socket.write(asked.repeat(5_000)), 20);
  await closed;
  clearInterval(flood);
  await assertAlive(client);
});

test('who has taken some of an answer and takes no more is cut off as soon', { timeout: 60_000 }, async (t) => {
  const limits = { stalledTimeout: 3_000, maxConnections: 1 };
  const rows = '{"type": "log", "data": {"a": 1}}\n'.repeat(1_000_000);
  const client = await startTestHost(t, { 'experiments/x.jsonl': rows }, { limits });
  const host = `Host: localhost:${client.host.port}`;
  const socket = connect(client.host.port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.write(`GET /api/experiments/x/raw HTTP/1.1\r\n${host}\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  let isLate = false;
  // Node by itself takes twice the time.
  setTimeout(() => (isLate = true), 1.9 * limits.stalledTimeout).unref();
  const health = request('GET /api/health HTTP/1.1', host);
  // Nobody else is heard while it holds the only connection.
  for (let answer = ''; answer === ''; answer = await sendRaw(client, health)) {
    assert.ok(!isLate, 'it has been cut off');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

test(
  'nobody takes the file descriptors of the host by asking for the page and leaving',
  { skip: process.platform !== 'linux' },
  async (t) => {
    const client = await startTestHost(t, files);
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    const asked = `GET /assets/worker-1.js HTTP/1.1\r\nHost: localhost:${client.host.port}\r\n\r\n`.repeat(100);
    for (let who = 0; who < 20; who++) {
      const socket = connect(client.host.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.resetAndDestroy();
    }
    await assertAlive(client);
    assert.ok(open() < before + 20, `${open()} descriptors, ${before} before`);
  },
);

test('the host is no proxy', async (t) => {
  const client = await startTestHost(t, files);
  const answer = await sendRaw(client, `CONNECT evil:443 HTTP/1.1\r\nHost: localhost:${client.host.port}\r\n\r\n`);
  assert.equal(outcome(answer), '405 wrong-method');
  await assertAlive(client);
});
