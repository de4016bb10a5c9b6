import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { errorCode, startTestHost, type Answer, type HostClient } from '../testing/host-client.js';

const id = 'experiment_20261123_063501_5666022d';

const send = (client: HostClient, method: string, target: string, body: unknown): Promise<Answer> =>
  client.ask(target, {
    method,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const annotation = async (client: HostClient): Promise<unknown> =>
  JSON.parse(await readFile(path.join(client.folder, `annotations/${id}.json`), 'utf8'));

interface List {
  experiments: Record<string, { name: string; metadata: { name: string }; annotation: object; logged_name?: unknown }>;
}

test('what people add is changed key by key, told at once, and stands in a file of its own', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const log = path.join(client.folder, `experiments/${id}.jsonl`);
  const before = await readFile(log);
  const patch = (body: unknown): Promise<Answer> => send(client, 'PATCH', `/api/experiments/${id}`, body);
  assert.deepEqual(JSON.parse((await patch({ name: 'best', color: '#3a7bd5' })).body.toString()), {
    name: 'best',
    color: '#3a7bd5',
  });
  await patch({ name: null, notes: 'a\nb 🚀', tags: ['x'], archived: false });
  assert.deepEqual(await annotation(client), { color: '#3a7bd5', notes: 'a\nb 🚀', tags: ['x'], archived: false });
  const { experiments } = (await client.json('/api/experiments')) as List;
  assert.deepEqual(experiments[id]?.annotation, await annotation(client));
  assert.ok(before.equals(await readFile(log)));
  assert.deepEqual(await readdir(path.join(client.folder, 'annotations')), [`${id}.json`]);
});

test('a patch that does not fit is refused, saying which key, and changes nothing', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const wrong: Record<string, unknown> = {
    name: 7,
    notes: ['x'],
    tags: 'x',
    color: 'red',
    archived: 'yes',
    status: 'completed',
    ['__proto__']: {},
  };
  for (const [key, value] of Object.entries(wrong)) {
    const body = `{"notes": "kept out", ${JSON.stringify(key)}: ${JSON.stringify(value)}}`.replace(
      key === 'notes' ? '"notes": "kept out", ' : '\0',
      '',
    );
    const answer = await send(client, 'PATCH', `/api/experiments/${id}`, body);
    assert.equal(errorCode(answer), '400 bad-parameter', key);
    assert.ok(answer.body.toString().includes(key), answer.body.toString());
  }
  await assert.rejects(annotation(client));
  assert.equal(errorCode(await send(client, 'PATCH', '/api/experiments/nobody', {})), '404 unknown-experiment');
  assert.equal(errorCode(await send(client, 'PATCH', `/api/experiments/${id}`, '[]')), '400 bad-body');
});

test('an annotation that cannot be read is not written over', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const file = path.join(client.folder, `annotations/${id}.json`);
  await mkdir(path.dirname(file));
  await writeFile(file, 'precious');
  const answer = await send(client, 'PATCH', `/api/experiments/${id}`, { name: 'x' });
  assert.equal(errorCode(answer), '409 cannot-annotate');
  assert.equal(await readFile(file, 'utf8'), 'precious');
});

test('a rename is an annotation', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const rename = (body: unknown, of = id): Promise<Answer> =>
    send(client, 'PUT', `/api/experiments/${of}/rename`, body);
  const answer = JSON.parse((await rename({ name: ' my run ' })).body.toString()) as Record<string, unknown>;
  assert.equal(answer.success, true);
  assert.equal(typeof answer.message, 'string');
  assert.deepEqual(await annotation(client), { name: 'my run' });
  const { experiments } = (await client.json('/api/experiments')) as List;
  assert.deepEqual([experiments[id]?.name, experiments[id]?.metadata.name], ['my run', 'my run']);
  assert.equal((await rename({ name: '' })).status, 200);
  assert.deepEqual(await annotation(client), {});
  assert.equal(errorCode(await rename({})), '400 bad-parameter');
  assert.equal(errorCode(await rename({ name: 'x' }, 'nobody')), '404 unknown-experiment');
});

test('an experiment is deleted once that is confirmed, and nothing else', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const remove = (body: unknown, of = id): Promise<Answer> => send(client, 'DELETE', `/api/experiments/${of}`, body);
  const before = ((await client.json('/api/experiments')) as { order: string[] }).order;
  assert.equal(errorCode(await remove({})), '400 not-confirmed');
  assert.equal(errorCode(await remove({ confirm: 'yes' })), '400 bad-parameter');
  assert.equal(errorCode(await remove({ confirm: true }, 'nobody')), '404 unknown-experiment');
  await send(client, 'PATCH', `/api/experiments/${id}`, { name: 'x' });
  const answer = JSON.parse((await remove({ confirm: true })).body.toString()) as Record<string, unknown>;
  assert.deepEqual(Object.keys(answer), ['success', 'message']);
  const { order } = (await client.json('/api/experiments')) as { order: string[] };
  assert.deepEqual(
    order,
    before.filter((each) => each !== id),
  );
  const left = await readdir(client.folder, { recursive: true });
  assert.deepEqual(
    left.filter((name) => name.includes(id)),
    [],
  );
  assert.equal(errorCode(await remove({ confirm: true })), '404 unknown-experiment');
});

test('a running experiment is deleted only by force', async (t) => {
  const running = '{"type": "metadata", "status": "running"}\n{"type": "log", "data": {"a": 1}}\n';
  const client = await startTestHost(t, { 'experiments/x.jsonl': running });
  await client.json('/api/experiments');
  const remove = (body: unknown): Promise<Answer> => send(client, 'DELETE', '/api/experiments/x', body);
  assert.equal(errorCode(await remove({ confirm: true })), '409 being-written');
  assert.equal((await remove({ confirm: true, force: true })).status, 200);
  assert.deepEqual(((await client.json('/api/experiments')) as { order: string[] }).order, []);
});

test('a folder that leads out of the logbook is not written to', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const outside = path.join(client.folder, '../outside');
  await mkdir(outside);
  await symlink(outside, path.join(client.folder, 'annotations'));
  const answer = await send(client, 'PATCH', `/api/experiments/${id}`, { name: 'x' });
  assert.equal(answer.status >= 400, true);
  assert.doesNotMatch(answer.body.toString(), /mtx-host/);
  assert.deepEqual(await readdir(outside), []);
});

test('rows of plain JSONL are annotated, too', async (t) => {
  const client = await startTestHost(t, { 'runs/a.jsonl': '{"loss": 1}\n' });
  const target = '/api/experiments/runs%252Fa.jsonl';
  assert.equal((await send(client, 'PATCH', target, { name: 'first' })).status, 200);
  const { experiments } = (await client.json('/api/experiments')) as List;
  assert.equal(experiments['runs%2Fa.jsonl']?.name, 'first');
});

test(
  'what the system refuses is told without a path of this machine',
  { skip: process.platform === 'win32' },
  async (t) => {
    const client = await startTestHost(t, 'quickstart');
    await mkdir(path.join(client.folder, 'annotations', `${id}.json`), { recursive: true });
    const answer = await send(client, 'PATCH', `/api/experiments/${id}`, { name: 'x' });
    assert.equal(errorCode(answer), '409 cannot-write');
    assert.doesNotMatch(answer.body.toString(), /mtx-host/);
    await chmod(path.join(client.folder, 'annotations'), 0o755);
  },
);

test('a name is given while the list is asked for again and again, and each list after it has it', async (t) => {
  const ids = Array.from({ length: 60 }, (_, index) => `run${index}`);
  const files = Object.fromEntries(
    ids.map((each) => [`experiments/${each}.jsonl`, '{"type": "log", "data": {"a": 1}}\n']),
  );
  const client = await startTestHost(t, files);
  await client.json('/api/experiments');
  let isOver = false;
  const asking = (async () => {
    while (!isOver) await client.json('/api/experiments?wait=false');
  })();
  for (const each of ids) {
    const answer = await send(client, 'PATCH', `/api/experiments/${each}`, { name: `named ${each}` });
    assert.equal(answer.status, 200, answer.body.toString());
    const { experiments } = (await client.json('/api/experiments?wait=false')) as List;
    assert.equal(experiments[each]?.name, `named ${each}`);
  }
  isOver = true;
  await asking;
});

test('nobody who reads waits for a lock', { timeout: 60_000 }, async (t) => {
  const client = await startTestHost(t, 'quickstart');
  await client.json('/api/experiments');
  await mkdir(path.join(client.folder, 'annotations'));
  await writeFile(path.join(client.folder, 'annotations/.lock'), 'somebody who is no more');
  const order: string[] = [];
  const writing = send(client, 'PATCH', `/api/experiments/${id}`, { name: 'x' }).then(({ status }) =>
    order.push(`${status}`),
  );
  await client.json('/api/experiments');
  order.push('list');
  await writing;
  assert.deepEqual(order, ['list', '200']);
});

test('what came a moment ago is answered and deleted, too, while changes are heard', async (t) => {
  const client = await startTestHost(t, 'quickstart');
  const leaving = new AbortController();
  t.after(() => leaving.abort());
  await fetch(`${client.host.url}api/events`, { signal: leaving.signal });
  await client.json('/api/experiments');
  for (let round = 0; round < 5; round++) {
    const each = `late${round}`;
    const log = '{"type": "log", "data": {"a": 1}}\n';
    await writeFile(path.join(client.folder, `experiments/${each}.jsonl`), log);
    const points = await client.ask(`/api/experiments/${each}/points?metric=a`);
    assert.equal(points.status, 200);
    const text = '{"type": "text", "step": 1, "rows": [{"text": "hi"}]}\n';
    await writeFile(path.join(client.folder, `text/${each}_text.jsonl`), text);
    const { total } = (await client.json(`/api/experiments/${each}/text`)) as { total: number };
    assert.equal(total, 1);
    await writeFile(path.join(client.folder, `resources/${each}_resources.jsonl`), '{"cpu_percent": 1}\n');
    const body = { confirm: true, force: round % 2 === 1 };
    assert.equal((await send(client, 'DELETE', `/api/experiments/${each}`, body)).status, 200);
    const left = await readdir(client.folder, { recursive: true });
    assert.deepEqual(
      left.filter((name) => name.includes(each)),
      [],
    );
  }
});

test('a deletion and a change at once leave nothing behind', async (t) => {
  const ids = Array.from({ length: 10 }, (_, index) => `run${index}`);
  const files = Object.fromEntries(
    ids.map((each) => [`experiments/${each}.jsonl`, '{"type": "log", "data": {"a": 1}}\n']),
  );
  const client = await startTestHost(t, files);
  await client.json('/api/experiments');
  await Promise.all(
    ids.flatMap((each) => [
      send(client, 'PATCH', `/api/experiments/${each}`, { name: 'x' }),
      send(client, 'DELETE', `/api/experiments/${each}`, { confirm: true }),
      send(client, 'PATCH', `/api/experiments/${each}`, { name: 'y' }),
    ]),
  );
  const left = await readdir(client.folder, { recursive: true });
  assert.deepEqual(
    left.filter((name) => name.includes('run')),
    [],
  );
});
