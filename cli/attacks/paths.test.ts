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
    assert.match(outcome(answer), /^(400|404|403 unknown-host)/, target);
    assert.ok(!answer.includes(secret), target);
  }
  await assertAlive(client);
});

test('a target that names the host as well is answered, and the host that it names has to be known', async (t) => {
  const client = await startTestHost(t, {});
  const { port } = client.host;
  for (const [target, host, expected] of [
    [`http://localhost:${port}/api/health`, 'whatever.example', '200'],
    [`HTTP://LOCALHOST:${port}/api/health?x`, `localhost:${port}`, '200'],
    [`https://localhost/`, `localhost:${port}`, '200'],
    [`http://localhost:${port}`, `localhost:${port}`, '200'],
    [`http://localhost:${port}/api/nothing`, `localhost:${port}`, '404 unknown-route'],
    [`http://evil.example/api/health`, `localhost:${port}`, '403 unknown-host'],
    [`http://evil.example@localhost:${port}/api/health`, `localhost:${port}`, '403 unknown-host'],
    [`http:///api/health`, `localhost:${port}`, '403 unknown-host'],
  ] as const) {
    const answer = await sendRaw(client, request(`GET ${target} HTTP/1.1`, `Host: ${host}`));
    assert.equal(outcome(answer), expected, target);
  }
});

test('what is under /api is never the page, however it is written', async (t) => {
  const client = await startTestHost(t, {});
  for (const target of ['/api', '/api/', '/API/nothing', '/Api/nothing']) {
    assert.equal(errorCode(await client.ask(target)), '404 unknown-route', target);
    assert.equal(errorCode(await client.ask(target, { method: 'PUT' })), '404 unknown-route', target);
  }
  for (const target of ['/API/health', '/api/health/']) assert.equal((await client.ask(target)).status, 200, target);
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
