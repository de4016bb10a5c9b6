import assert from 'node:assert/strict';
import { symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { copyOf, folder, log, mtx } from '../testing/mtx-process.js';

test('list --json tells all that is known of each experiment', async (t) => {
  const { out, err, code } = await mtx(t, ['list', '--json', '-f', await copyOf(t, 'quickstart')]);
  assert.equal(code, 0, err);
  const items = JSON.parse(out) as Record<string, unknown>[];
  assert.equal(items.length, 3);
  const first = items.find(({ id }) => id === 'experiment_20261123_063501_5666022d');
  const { name, status, silent_seconds, start_time, log_count, metrics, has_images, has_text, has_resources } =
    first ?? {};
  assert.deepEqual(
    { name, status, silent_seconds, start_time, log_count, metrics, has_images, has_text, has_resources },
    {
      name: null,
      status: 'completed',
      silent_seconds: null,
      start_time: 1795415701.1785011,
      log_count: 10,
      metrics: ['loss'],
      has_images: false,
      has_text: false,
      has_resources: true,
    },
  );
  assert.equal(first?.end_time, 1795415701.1795664);
  assert.deepEqual(first?.resource_metrics, ['cpu_percent', 'memory_percent', 'memory_used_mb']);
  assert.equal(first?.damaged_lines, 0);
});

test('list --json has null for what is absent and names for what is not finite', async (t) => {
  const root = await folder(t, {
    'experiments/empty.jsonl': '',
    'experiments/odd.jsonl': '{"type": "metadata", "start_time": NaN, "config": {"lr": -Infinity}}\n{broken\n',
  });
  const { out, code } = await mtx(t, ['list', '--json', '-f', root]);
  assert.equal(code, 0);
  const items = JSON.parse(out) as Record<string, unknown>[];
  const empty = items.find(({ id }) => id === 'empty');
  assert.deepEqual([empty?.name, empty?.status, empty?.start_time, empty?.end_time], [null, null, null, null]);
  assert.deepEqual([empty?.log_count, empty?.metrics, empty?.damaged_lines], [0, [], 0]);
  const odd = items.find(({ id }) => id === 'odd');
  const { start_time, config } = odd?.metadata as Record<string, unknown>;
  assert.deepEqual([start_time, config], ['NaN', { lr: '-Infinity' }]);
  assert.equal(odd?.damaged_lines, 1);
});

test('list says in words how long a running experiment has been silent', async (t) => {
  const root = await folder(t, {
    'experiments/x.jsonl': '{"type": "metadata", "status": "running", "name": "a\\u001b[31m"}\n',
  });
  const longAgo = Date.now() / 1000 - 3.5 * 3600;
  await utimes(path.join(root, 'experiments/x.jsonl'), longAgo, longAgo);
  const { out } = await mtx(t, ['list', '-f', root]);
  assert.match(out, /running, silent for 3 h/);
  assert.ok(out.includes('a\\u001b[31m'), 'codes for the terminal are spelled out');
  const [item] = JSON.parse((await mtx(t, ['list', '--json', '-f', root])).out) as {
    status: string;
    silent_seconds: number;
  }[];
  assert.equal(item?.status, 'running');
  assert.equal(Math.floor((item?.silent_seconds ?? 0) / 3600), 3);
});

test('an empty logbook is no failure, a file that cannot be read is told on standard error', async (t) => {
  const empty = await mtx(t, ['list', '-f', await folder(t)]);
  assert.equal(empty.code, 0);
  assert.match(empty.out, /^No experiments in /);
  assert.equal((await mtx(t, ['list', '--json', '-f', await folder(t)])).out, '[\n]\n');

  const root = await folder(t, { 'experiments/a.jsonl': log('{"x": 1}') });
  await symlink('nowhere', path.join(root, 'experiments/b.jsonl'));
  const { out, err, code } = await mtx(t, ['list', '--json', '-f', root]);
  assert.equal(code, 0);
  assert.ok((JSON.parse(out) as { id: string }[]).some(({ id }) => id === 'a'));
  assert.match(err, /b\.jsonl/);
});
