import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decodeMessage } from '../sdk/protocol/message.js';
import type { SeriesAnswer } from '../sdk/read/logbook.js';
import { startTestHost } from './testing/host-client.js';
import { log } from './testing/mtx-process.js';

const logPath = 'experiments/a.jsonl';
const rows = Array.from({ length: 2000 }, (_, step) => log(`{"step": ${step}, "loss": 0.5}`)).join('');

test('a list, series and points are compressed for who accepts that', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const { order } = (await client.json('/api/experiments')) as { order: string[] };
  for (const [encoding, decompress] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const headers = { 'accept-encoding': encoding };
    const plain = await client.ask('/api/experiments');
    const list = await client.ask('/api/experiments', { headers });
    assert.equal(list.headers['content-encoding'], encoding);
    assert.deepEqual(decompress(list.body), plain.body);
    for (const { headers } of [plain, list]) assert.equal(headers.vary, 'Accept-Encoding');
    assert.equal(list.headers.etag, plain.headers.etag);

    const question = { experiments: order, metric: 'loss', wait: true };
    const series = await client.post('/api/series', question, headers);
    assert.equal(series.headers['content-encoding'], encoding);
    assert.ok((decodeMessage(decompress(series.body)) as SeriesAnswer).traces.length > 0);

    const target = `/api/experiments/${order[0]}/points?metric=loss`;
    const points = await client.ask(target, { headers });
    assert.equal(points.headers['content-encoding'], encoding);
    assert.deepEqual(decompress(points.body), (await client.ask(target)).body);
  }
});

test('what is small, and what happens, is never compressed', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const headers = { 'accept-encoding': 'br, gzip' };
  const health = await client.ask('/api/health', { headers });
  assert.equal(health.headers['content-encoding'], undefined);
  const controller = new AbortController();
  const events = await fetch(`${client.host.url}api/events`, { headers, signal: controller.signal });
  assert.equal(events.headers.get('content-encoding'), null);
  assert.equal(events.headers.get('cache-control'), 'no-store');
  controller.abort();
});

test('an answer that is known is not sent again until it is another one', async (t) => {
  const client = await startTestHost(t, { [logPath]: rows });
  for (const target of ['/api/experiments', '/api/health', '/host.json', '/api/experiments/a/damage']) {
    const { headers } = await client.ask(target);
    assert.equal(headers['cache-control'], 'private, no-cache', target);
    const tag = headers.etag ?? assert.fail(`${target} has no entity tag`);
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const again = await client.ask(target, { headers: { 'if-none-match': known, 'accept-encoding': 'br' } });
      assert.equal(again.status, 304, `${target} ${known}`);
      assert.equal(again.headers.etag, tag);
      assert.equal(again.body.length, 0);
    }
    assert.equal((await client.ask(target, { headers: { 'if-none-match': 'W/"other"' } })).status, 200);
  }
  const { headers } = await client.ask('/api/experiments');
  await appendFile(path.join(client.folder, logPath), log('{"loss": 1}'));
  const grown = await client.ask('/api/experiments', { headers: { 'if-none-match': headers.etag ?? '' } });
  assert.equal(grown.status, 200);
  assert.notEqual(grown.headers.etag, headers.etag);
});

test('questions in a body and refusals are never kept', async (t) => {
  const client = await startTestHost(t, { [logPath]: rows });
  const series = await client.post('/api/series', { experiments: ['a'], metric: 'loss' });
  const refused = await client.ask('/api/experiments/b/damage', { headers: { 'if-none-match': '*' } });
  assert.equal(refused.status, 404);
  for (const { headers } of [series, refused]) {
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers.etag, undefined);
  }
});

test('HEAD tells the same of an answer without it', { timeout: 10_000 }, async (t) => {
  const client = await startTestHost(t, { [logPath]: rows });
  await client.json('/api/experiments');
  for (const target of ['/api/experiments', '/api/health', '/api/experiments/a/points?metric=loss', '/api/events']) {
    const head = await client.ask(target, { method: 'HEAD' });
    assert.equal(head.status, 200, target);
    assert.equal(head.body.length, 0);
    if (target === '/api/events') continue;
    const { headers } = await client.ask(target);
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control', 'vary']) {
      assert.equal(head.headers[name], headers[name], `${target} ${name}`);
    }
  }
  assert.equal((await client.ask('/api/experiments/b/points?metric=loss', { method: 'HEAD' })).status, 404);
});
