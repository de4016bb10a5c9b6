import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { errorCode, startTestHost } from '../testing/host-client.js';
import { assertAlive, outcome, request, sendRaw } from '../testing/raw-request.js';

const secret = 'what nobody may read';

/** Ways up and out of a folder, which one decoder or another would take. */
const waysUp = [
  '..',
  '%2e%2e',
  '%2E%2E',
  '.%2e',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '%e0%80%ae%e0%80%ae',
  '%uff0e%uff0e',
  '....',
  '..;',
  '..%00',
  '\xc0\xae\xc0\xae',
];
const separators = ['/', '%2f', '%252f', '\\', '%5c', '%255c', '%c0%af', '//'];

test('no way of writing a path leads out of the page or into the logbook', async (t) => {
  const client = await startTestHost(t, { 'experiments/x.jsonl': `{"type": "log", "data": {"${secret}": 1}}\n` });
  await writeFile(path.join(client.folder, '../secret.txt'), secret);
  for (const up of waysUp) {
    for (const separator of separators) {
      for (const prefix of ['/', '/assets/', '/api/', '/api/experiments/']) {
        for (const file of ['secret.txt', 'logbook/experiments/x.jsonl']) {
          const target = `${prefix}${[up, up, file].join(separator)}`;
          const answer = await sendRaw(
            client,
            request(`GET ${target} HTTP/1.1`, `Host: localhost:${client.host.port}`),
          );
          assert.match(answer, /^HTTP\/1\.1 (400|404|405) /, target);
          assert.ok(!answer.includes(secret), target);
        }
      }
    }
  }
  await assertAlive(client);
});

test('targets that are no path of this host find nothing', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  await writeFile(path.join(client.folder, '../secret.txt'), secret);
  for (const target of [
    '//etc/passwd',
    '/etc/passwd',
    '/%00',
    '/index.html%00.txt',
    `http://localhost:${port}/../secret.txt`,
    'http://evil.example/api/health',
    `file://${client.folder}/../secret.txt`,
    '*',
    '/%',
    '/%ff',
    '/.git/config',
    '/assets/../../secret.txt?x',
    `/${'a/'.repeat(2000)}`,
  ]) {
    const answer = await sendRaw(client, request(`GET ${target} HTTP/1.1`, `Host: localhost:${port}`));
    assert.match(outcome(answer), /^(400|404)/, target);
    assert.ok(!answer.includes(secret), target);
  }
  await assertAlive(client);
});

test('an id is looked up and never becomes a path', async (t) => {
  const client = await startTestHost(t, { 'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n' });
  await writeFile(path.join(client.folder, 'experiments/secret'), secret);
  for (const id of [
    '..',
    '../x',
    '../../secret.txt',
    '/etc/passwd',
    'secret',
    'x.jsonl',
    './x',
    'x/',
    'x\0',
    'X',
    'a'.repeat(300),
    '🚀'.repeat(75),
    '__proto__',
    'constructor',
    'toString',
    '*',
    ' ',
    "x' OR 1=1",
  ]) {
    for (const route of ['points?metric=a', 'damage']) {
      const answer = await client.ask(`/api/experiments/${encodeURIComponent(id)}/${route}`);
      // Which client and which polka make of a name of dots is theirs; it is found by neither.
      assert.match(errorCode(answer), /^404 unknown-(experiment|route)$/, id);
    }
  }
  await assertAlive(client);
});

test('what cannot be read is told by its place in the logbook, not by that on this machine', async (t) => {
  const client = await startTestHost(t, {
    'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n',
  });
  await symlink('nowhere', path.join(client.folder, 'experiments/lost.jsonl'));
  const list = (await client.json('/api/experiments')) as { notices: { message: string }[] };
  const said = JSON.stringify(list);
  assert.match(said, /experiments\/lost\.jsonl cannot be read: ENOENT: no such file or directory"/);
  assert.ok(!said.includes(path.dirname(client.folder)), said);
});
