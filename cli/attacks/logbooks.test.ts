import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExperimentListRecord } from '../../sdk/protocol/experiment-record.js';
import { NodeFiles } from '../node-files.js';
import { errorCode, startTestHost } from '../testing/host-client.js';

const mebibyte = 1024 * 1024;
const line = (value: object): string => `${JSON.stringify(value)}\n`;
const image = (bytes: string): object => ({ format: 'base64_png', data: Buffer.from(bytes).toString('base64') });

test('one experiment that has too much to tell hides no other', { timeout: 60_000 }, async (t) => {
  const client = await startTestHost(t, {
    'experiments/good.jsonl': line({ type: 'metadata', name: 'good' }),
    'experiments/annotated.jsonl': line({ type: 'metadata', name: 'logged' }),
    'annotations/annotated.json': JSON.stringify({ name: 'never told', notes: 'n'.repeat(mebibyte) }),
    'experiments/much.jsonl':
      line({ type: 'metadata', name: 'much', status: 'running' }) +
      line({ type: 'metadata', config: 'c'.repeat(5 * mebibyte) }) +
      Array.from({ length: 6 }, (_, key) => line({ type: 'metadata', [`key${key}`]: 'v'.repeat(mebibyte) })).join('') +
      line({ type: 'metadata', status: 'completed', key0: 'short' }),
    // A few bytes of it become many.
    'experiments/deep.jsonl':
      line({ type: 'metadata', name: 'deep' }) + `{"type": "metadata", "x": [${'[],'.repeat(3 * mebibyte)}[]]}\n`,
  });
  const answer = await client.ask('/api/experiments');
  assert.ok(answer.body.length < 6 * mebibyte, `${answer.body.length} bytes`);
  const { experiments } = JSON.parse(answer.body.toString()) as ExperimentListRecord;
  assert.equal(experiments.good?.name, 'good');
  assert.equal(experiments.annotated?.name, 'logged');
  assert.match(
    experiments.annotated.faults[0]?.message ?? '',
    /annotated\.json cannot be read: it has more than 1 MiB/,
  );
  const { much, deep } = experiments;
  assert.deepEqual([much?.name, much?.status, much?.metadata.key0], ['much', 'completed', 'short']);
  assert.deepEqual([much?.damaged_lines, deep?.damaged_lines, deep?.name], [4, 1, 'deep']);
  const damage = (await client.json('/api/experiments/much/damage')) as { line: number }[];
  assert.deepEqual(
    damage.map((damaged) => damaged.line),
    [2, 6, 7, 8],
  );
});

test('nobody makes an annotation larger than it may be', async (t) => {
  const client = await startTestHost(t, { 'experiments/x.jsonl': line({ type: 'metadata' }) });
  const patch = (body: object) =>
    client.ask('/api/experiments/x', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  assert.equal((await patch({ notes: 'n'.repeat(0.6 * mebibyte) })).status, 200);
  assert.equal(errorCode(await patch({ name: 'n'.repeat(0.6 * mebibyte) })), '409 cannot-annotate');
  assert.equal((await patch({ name: 'short' })).status, 200);
});

test('a ref that somebody has made up makes the host read no more than its line of images', async (t) => {
  const log = line({ type: 'log', data: { step: 1, _images: [image('one')] } });
  const client = await startTestHost(t, { 'experiments/x.jsonl': log.repeat(3) });
  const { images } = (await client.json('/api/experiments/x/images')) as { images: { ref: string }[] };
  const [ref = ''] = images.map((each) => each.ref);
  assert.equal((await client.ask(`/api/images/${ref}`)).body.toString(), 'one');
  const read = t.mock.method(NodeFiles.prototype, 'bytes');
  const [offset, size, ...others] = ref.split('-');
  for (const made of [
    [offset, 2 * log.length, ...others],
    [offset, '9999999999', ...others],
    [1, size, ...others],
    [9 * log.length, size, ...others],
  ]) {
    assert.equal(errorCode(await client.ask(`/api/images/${made.join('-')}`)), '404 unknown-image');
  }
  const asked = read.mock.calls.filter(({ arguments: [, start, end] }) => end - start > log.length);
  assert.deepEqual(asked, []);
});

test('all images are asked for without looking through the folder for each, nor twice for a line without', async (t) => {
  const lines = Array.from({ length: 150 }, (_, step) =>
    line({ type: 'log', data: { step, _images: [step % 5 === 0 ? image(`${step}`) : 'none'] } }),
  );
  const client = await startTestHost(t, { 'experiments/x.jsonl': lines.join('') });
  await client.json('/api/experiments');
  const listed = t.mock.method(NodeFiles.prototype, 'list');
  const read = t.mock.method(NodeFiles.prototype, 'bytes');
  const answer = await client.post('/api/images', { experiment: 'x' });
  assert.equal((JSON.parse(answer.body.toString()) as object[]).length, 30);
  assert.ok(listed.mock.callCount() < 10, `${listed.mock.callCount()} times`);
  assert.ok(read.mock.callCount() < 200, `${read.mock.callCount()} times`);
});
