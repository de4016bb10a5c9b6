import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { pathTo, routePaths } from '../../sdk/protocol/paths.js';
import { errorCode, startTestHost, type HostClient } from '../testing/host-client.js';

const id = 'experiment_20260101_100000_00000001';
const line = (value: object): string => `${JSON.stringify(value)}\n`;
const imageOf = (bytes: string, more: object): object => ({
  format: 'base64_png',
  data: Buffer.from(bytes).toString('base64'),
  ...more,
});
const logbook = {
  [`experiments/${id}.jsonl`]:
    line({
      type: 'log',
      timestamp: 5,
      data: { step: 3, _images: [imageOf('first', { label: 0 }), imageOf('second', {})] },
    }) +
    line({ type: 'log', timestamp: 6, data: { step: 4, _images: [imageOf('third', { label: 'x', key: 'val' })] } }),
  [`text/${id}_text.jsonl`]:
    line({ type: 'text', step: 1, timestamp: 7, columns: ['a'], rows: [{ a: 'hi' }] }) +
    '{"type": "text", "step": 2, "timestamp": 8, "columns": ["a"], "rows": [{"a": NaN}]}\n',
};

interface Images {
  complete: boolean;
  steps: number[];
  lines: number;
  images: { ref: string; step: number; index: number; label: unknown; format: string; bytes: number }[];
}

const imagesOf = async (client: HostClient, query = ''): Promise<Images> =>
  (await client.json(`/api/experiments/${id}/images${query}`)) as Images;

test('images are told without their bytes, and each is had by its ref, to be kept for ever', async (t) => {
  const client = await startTestHost(t, logbook);
  const { complete, steps, lines, images } = await imagesOf(client);
  assert.deepEqual([complete, steps, lines], [true, [3, 4], 2]);
  assert.deepEqual(
    images.map(({ ref: _, ...known }) => known),
    [
      { line: 0, step: 3, index: 0, key: 'images', label: 0, format: 'base64_png', bytes: 5 },
      { line: 0, step: 3, index: 1, key: 'images', label: null, format: 'base64_png', bytes: 6 },
      { line: 1, step: 4, index: 0, key: 'val', label: 'x', format: 'base64_png', bytes: 5 },
    ],
  );
  const second = await imagesOf(client, '?from=1&limit=1');
  assert.deepEqual([second.images.length, second.lines], [1, 1]);
  assert.deepEqual((await imagesOf(client, '?limit=0')).images, []);
  const image = await client.ask(pathTo(routePaths.image, { id: images[1]?.ref ?? '' }));
  assert.equal(image.body.toString(), 'second');
  assert.equal(image.headers['content-type'], 'image/png');
  assert.match(image.headers['cache-control'] ?? '', /private.*immutable/);
  assert.equal(image.headers['x-content-type-options'], 'nosniff');
});

test('images that are not there, and ranges that are none, are refused', async (t) => {
  const client = await startTestHost(t, logbook);
  for (const ref of ['x', '0-1-0-0123456789abcdef-nobody', '%', '..%2f..%2fetc%2fpasswd']) {
    assert.equal(errorCode(await client.ask(`/api/images/${ref}`)), '404 unknown-image', ref);
  }
  for (const query of ['from=-1', 'from=x', 'from=1e3', 'limit=', 'limit=10001', 'limit=1&limit=2', 'wait=perhaps']) {
    for (const route of ['images', 'text']) {
      const answer = await client.ask(`/api/experiments/${id}/${route}?${query}`);
      assert.equal(errorCode(answer), '400 bad-parameter', query);
      assert.ok(answer.body.toString().includes(query.split('=')[0] ?? ''), answer.body.toString());
    }
  }
  for (const route of ['images', 'text', 'raw']) {
    assert.equal(errorCode(await client.ask(`/api/experiments/nobody/${route}`)), '404 unknown-experiment', route);
  }
});

test('text lines are told, and a range of them', async (t) => {
  const client = await startTestHost(t, logbook);
  const lines = [
    { step: 1, timestamp: 7, columns: ['a'], rows: [{ a: 'hi' }] },
    { step: 2, timestamp: 8, columns: ['a'], rows: [{ a: 'NaN' }] },
  ];
  assert.deepEqual(await client.json(`/api/experiments/${id}/text`), { complete: true, total: 2, lines });
  assert.deepEqual(await client.json(`/api/experiments/${id}/text?from=1&limit=5`), {
    complete: true,
    total: 2,
    lines: lines.slice(1),
  });
});

test('a log is sent as it is on disk', async (t) => {
  const client = await startTestHost(t, 'nan');
  const { order } = (await client.json('/api/experiments')) as { order: string[] };
  for (const each of order) {
    const answer = await client.ask(pathTo(routePaths.raw, { id: each }));
    const file = await readFile(path.join(client.folder, `experiments/${each}.jsonl`));
    assert.ok(answer.body.equals(file), each);
    assert.equal(answer.headers['content-type'], 'application/jsonl; charset=utf-8');
  }
});

test('clients of the Python dashboard get all images and texts at once, and none of an unknown experiment', async (t) => {
  const client = await startTestHost(t, logbook);
  const asked = async (route: string, experiment: string): Promise<unknown> => {
    const answer = await client.post(route, { experiment });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    return JSON.parse(answer.body.toString());
  };
  assert.deepEqual(await asked('/api/images', id), [
    { step: 3, key: '_images[0]', data: Buffer.from('first').toString('base64'), label: 0 },
    { step: 3, key: '_images[1]', data: Buffer.from('second').toString('base64'), label: 'Image 1' },
    { step: 4, key: '_images[0]', data: Buffer.from('third').toString('base64'), label: 'x' },
  ]);
  assert.deepEqual(await asked('/api/text', id), [
    { type: 'text', step: 1, timestamp: 7, columns: ['a'], rows: [{ a: 'hi' }] },
    { type: 'text', step: 2, timestamp: 8, columns: ['a'], rows: [{ a: 'NaN' }] },
  ]);
  for (const route of ['/api/images', '/api/text']) {
    assert.deepEqual(await asked(route, 'nobody'), []);
    assert.equal(errorCode(await client.post(route, {})), '400 bad-parameter');
    assert.equal(errorCode(await client.post(route, '{')), '400 bad-body');
    assert.equal(errorCode(await client.post(route, {}, { 'content-type': 'text/plain' })), '415 not-json');
  }
});

test('an experiment of many lines with images and texts is sent whole', async (t) => {
  const count = 250;
  const many = (make: (step: number) => object): string =>
    Array.from({ length: count }, (_, step) => line(make(step))).join('');
  const client = await startTestHost(t, {
    'experiments/x.jsonl': many((step) => ({ type: 'log', data: { step, _images: [imageOf(`${step}`, {})] } })),
    'text/x_text.jsonl': many((step) => ({ type: 'text', step, rows: ['hi'] })),
  });
  for (const route of ['/api/images', '/api/text']) {
    const answer = JSON.parse((await client.post(route, { experiment: 'x' })).body.toString()) as { step: number }[];
    assert.deepEqual(
      answer.map(({ step }) => step),
      Array.from({ length: count }, (_, step) => step),
    );
  }
});

test('one image that is none costs the others nothing', async (t) => {
  const broken = { format: 'base64_png', data: '!!! no base64' };
  const client = await startTestHost(t, {
    'experiments/x.jsonl':
      line({ type: 'log', data: { step: 0, _images: [broken, imageOf('good', {})] } }) +
      line({ type: 'log', data: { step: 1, _images: [imageOf('better', {})] } }),
  });
  const answer = JSON.parse((await client.post('/api/images', { experiment: 'x' })).body.toString()) as {
    key: string;
  }[];
  assert.deepEqual(
    answer.map(({ key }) => key),
    ['_images[1]', '_images[0]'],
  );
});
