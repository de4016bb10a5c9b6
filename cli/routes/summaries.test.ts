import assert from 'node:assert/strict';
import test from 'node:test';
import { errorCode, startTestHost } from '../testing/host-client.js';

const log = (data: string): string => `{"type": "log", "timestamp": 5, "data": ${data}}\n`;
const logged = {
  'experiments/a.jsonl': log('{"step": 10, "loss": 3, "NaN": NaN}') + log('{"step": 20, "loss": -0.5}'),
  'experiments/b.jsonl': log('{"loss": Infinity}') + log('{"loss": 1e400}') + log('{"loss": -Infinity}'),
  'resources/a_resources.jsonl': '{"timestamp": 6, "cpu_percent": 7}\n',
};

const lossOfA = {
  id: 'a',
  metric: 'loss',
  count: 2,
  nan: 0,
  positiveInfinity: 0,
  negativeInfinity: 0,
  min: -0.5,
  max: 3,
  last: -0.5,
  minStep: 20,
  maxStep: 10,
  lastStep: 20,
  complete: true,
};
const lossOfB = {
  id: 'b',
  metric: 'loss',
  count: 3,
  nan: 0,
  positiveInfinity: 2,
  negativeInfinity: 1,
  min: 'NaN',
  max: 'NaN',
  last: '-Infinity',
  minStep: 'NaN',
  maxStep: 'NaN',
  lastStep: 2,
  complete: true,
};
const nanOfA = {
  id: 'a',
  metric: 'NaN',
  count: 1,
  nan: 1,
  positiveInfinity: 0,
  negativeInfinity: 0,
  min: 'NaN',
  max: 'NaN',
  last: 'NaN',
  minStep: 'NaN',
  maxStep: 'NaN',
  lastStep: 10,
  complete: true,
};

test('summaries are figures over all points, of the metrics that are asked for or of all', async (t) => {
  const client = await startTestHost(t, logged);
  const ask = async (body: object): Promise<unknown> => {
    const answer = await client.post('/api/summaries', body);
    assert.equal(answer.status, 200, answer.body.toString());
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    return JSON.parse(answer.body.toString());
  };
  assert.deepEqual(await ask({ experiments: ['b', 'nobody', 'a'], metrics: ['nothing', 'loss'], wait: true }), {
    complete: true,
    summaries: [lossOfB, lossOfA],
  });
  for (const all of [{}, { metrics: null }]) {
    const body = { experiments: ['a'], wait: true, ...all };
    assert.deepEqual(await ask(body), { complete: true, summaries: [nanOfA, lossOfA] });
  }
  const resources = { experiments: ['b', 'a'], source: 'resources', wait: true };
  assert.deepEqual(await ask(resources), {
    complete: true,
    summaries: [
      { ...lossOfA, metric: 'cpu_percent', count: 1, min: 7, max: 7, last: 7, minStep: 0, maxStep: 0, lastStep: 0 },
    ],
  });
  assert.deepEqual(await ask({ experiments: [], metrics: [] }), { complete: true, summaries: [] });
});

test('summaries of real logbooks count as many values that are not finite as the list does', async (t) => {
  for (const logbook of ['nan', 'quickstart']) {
    const client = await startTestHost(t, logbook);
    const { order, experiments } = (await client.json('/api/experiments')) as {
      order: string[];
      experiments: Record<string, { metrics: string[]; non_finite: { nan: number; infinite: number } }>;
    };
    const answer = await client.post('/api/summaries', { experiments: order, wait: true });
    const { summaries } = JSON.parse(answer.body.toString()) as { summaries: Record<string, number | string>[] };
    for (const id of order) {
      const own = summaries.filter((summary) => summary.id === id);
      const { metrics, non_finite } = experiments[id]!;
      const sum = (name: string): number => own.reduce((total, summary) => total + Number(summary[name]), 0);
      assert.deepEqual(
        [own.map(({ metric }) => metric), sum('nan'), sum('positiveInfinity') + sum('negativeInfinity')],
        [metrics, non_finite.nan, non_finite.infinite],
      );
    }
    assert.equal(
      summaries.some(({ nan }) => Number(nan) > 0),
      logbook === 'nan',
    );
  }
});

test('a question for summaries that does not fit is refused, saying which part', async (t) => {
  const client = await startTestHost(t, {});
  const wrong: [name: string, value: unknown][] = [
    ['experiments', undefined],
    ['experiments', 'a'],
    ['metrics', 'loss'],
    ['metrics', [1]],
    ['source', 'disk'],
    ['wait', 1],
  ];
  for (const [name, value] of wrong) {
    const answer = await client.post('/api/summaries', { experiments: [], [name]: value });
    assert.equal(errorCode(answer), '400 bad-parameter', name);
    assert.ok(answer.body.toString().includes(`"${name} must`), answer.body.toString());
  }
  assert.equal(errorCode(await client.post('/api/summaries', '[]')), '400 bad-body');
  assert.equal(errorCode(await client.post('/api/summaries', {}, { 'content-type': 'text/plain' })), '415 not-json');
  assert.equal(errorCode(await client.post('/api/summaries', `"${'x'.repeat(1024 * 1024)}"`)), '413 too-large');
  assert.equal(errorCode(await client.ask('/api/summaries')), '405 wrong-method');
});
