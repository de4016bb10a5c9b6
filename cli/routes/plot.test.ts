import assert from 'node:assert/strict';
import test from 'node:test';
import { errorCode, startTestHost, type HostClient } from '../testing/host-client.js';
import type { PlotlyFigure } from '../plotly-figure.js';

const log = (data: string, timestamp = 0): string => `{"type": "log", "timestamp": ${timestamp}, "data": ${data}}\n`;
const named = (name: string, start = 0): string =>
  `{"type": "metadata", "name": ${JSON.stringify(name)}, "start_time": ${start}}\n`;

async function figureOf(client: HostClient, body: object, route = '/api/plot'): Promise<PlotlyFigure> {
  const answer = await client.post(route, body);
  assert.equal(answer.status, 200, answer.body.toString());
  assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
  return JSON.parse(answer.body.toString()) as PlotlyFigure;
}

/** What is drawn of each experiment, by its name. */
function linesOf({ data }: PlotlyFigure): unknown {
  return data.map(({ name, x, y }) => ({ name, x, y }));
}

const axisOf = ({ layout }: PlotlyFigure): string => layout.xaxis.title.text;

test('a figure has a trace an experiment, in the order of the question, under both paths', async (t) => {
  const client = await startTestHost(t, {
    'experiments/a.jsonl': named('first') + log('{"step": 4, "loss": 1}') + log('{"step": 6, "loss": 0.5}'),
    'experiments/b.jsonl': log('{"loss": NaN}') + log('{"loss": -0.0}') + log('{"loss": Infinity}'),
    'experiments/c.jsonl': log('{"other": 1}'),
  });
  const expected = {
    data: [
      { type: 'scatter', mode: 'lines+markers', name: 'b', x: [0, 1, 2], y: [null, -0, null], connectgaps: false },
      { type: 'scatter', mode: 'lines+markers', name: 'first', x: [4, 6], y: [1, 0.5], connectgaps: false },
    ],
    layout: {
      title: { text: 'loss' },
      xaxis: { title: { text: 'Step' } },
      yaxis: { title: { text: 'loss' }, type: 'log' },
    },
  };
  const body = { experiments: ['b', 'nobody', 'c', 'a', 'b'], metric: 'loss', x_axis: 'step', y_axis_scale: 'log' };
  for (const route of ['/api/plot', '/api/plots']) assert.deepEqual(await figureOf(client, body, route), expected);
});

test('what is left out, or null as Python sends it, is steps and a linear axis', async (t) => {
  const client = await startTestHost(t, { 'experiments/a.jsonl': log('{"loss": 1}') });
  const body = { experiments: ['a'], metric: 'loss' };
  for (const more of [{}, { x_axis: null, y_axis_scale: null }]) {
    const figure = await figureOf(client, { ...body, ...more });
    assert.deepEqual([axisOf(figure), figure.layout.yaxis.type], ['Step', 'linear']);
  }
});

test('time is in minutes since the start', async (t) => {
  const client = await startTestHost(t, {
    'experiments/a.jsonl': named('a', 1000) + log('{"loss": 1}', 1000) + log('{"loss": 2}', 1090),
  });
  const figure = await figureOf(client, { experiments: ['a'], metric: 'loss', x_axis: 'time' });
  assert.equal(axisOf(figure), 'Time (minutes)');
  assert.deepEqual(linesOf(figure), [{ name: 'a', x: [0, 1.5], y: [1, 2] }]);
});

test('a metric may have any name, and one that nobody logged gives no trace', async (t) => {
  const names = ['', '__proto__', 'constructor', 'a/b', 'new\nline', '🚀', '%2f'];
  const client = await startTestHost(t, {
    'experiments/a.jsonl': log(`{${names.map((name) => `${JSON.stringify(name)}: 7`).join(', ')}}`),
  });
  for (const metric of names) {
    const figure = await figureOf(client, { experiments: ['a'], metric });
    assert.deepEqual(figure.layout.title, { text: metric });
    assert.deepEqual(linesOf(figure), [{ name: 'a', x: [0], y: [7] }], JSON.stringify(metric));
  }
  // A step is no metric.
  for (const metric of ['step', 'nothing', 'toString']) {
    assert.deepEqual((await figureOf(client, { experiments: ['a'], metric })).data, [], metric);
  }
  assert.deepEqual((await figureOf(client, { experiments: [], metric: '' })).data, []);
});

test('a trace is called as its experiment, else as its id, of which at most 20 characters are shown', async (t) => {
  const twenty = '12345678901234567890';
  const rockets = '🚀'.repeat(20);
  const ids = [twenty, `${twenty}1`, rockets, `${rockets}🚀`, 'empty', 'renamed'];
  const client = await startTestHost(t, {
    ...Object.fromEntries(ids.map((id) => [`experiments/${id}.jsonl`, log('{"loss": 1}')])),
    'experiments/empty.jsonl': named('') + log('{"loss": 1}'),
    'experiments/renamed.jsonl': named('before') + log('{"loss": 1}'),
    'annotations/renamed.json': '{"name": "after"}',
  });
  const { data } = await figureOf(client, { experiments: ids, metric: 'loss' });
  assert.deepEqual(
    data.map(({ name }) => name),
    [twenty, `${twenty}...`, rockets, `${rockets}...`, 'empty', 'after'],
  );
});

const sampled = {
  'experiments/a.jsonl': named('a', 100) + log('{"loss": 1}', 130),
  'resources/a_resources.jsonl': `${JSON.stringify({
    timestamp: 160,
    cpu_percent: 5,
    gpu: [
      { gpu_id: 0, utilization_percent: 10 },
      { gpu_id: 1, utilization_percent: 30 },
    ],
  })}\n{"timestamp": 220, "cpu_percent": NaN}\n`,
  'experiments/b.jsonl': named('b', 100) + log('{"step": 9, "cpu_percent": 50}', 400),
  'resources/b_resources.jsonl': '{"timestamp": 160, "cpu_percent": 6}\n',
};

test('resource metrics are over time whatever is asked, several GPUs averaged', async (t) => {
  const client = await startTestHost(t, sampled);
  const cpu = await figureOf(client, { experiments: ['a'], metric: 'cpu_percent', x_axis: 'step' });
  assert.equal(axisOf(cpu), 'Time (minutes)');
  assert.deepEqual(linesOf(cpu), [{ name: 'a', x: [1, 2], y: [5, null] }]);
  const gpu = await figureOf(client, { experiments: ['a'], metric: 'gpu_utilization_percent' });
  assert.deepEqual(linesOf(gpu), [{ name: 'a', x: [1], y: [20] }]);
  const second = await figureOf(client, { experiments: ['a'], metric: 'gpu/1/utilization_percent' });
  assert.deepEqual(linesOf(second), [{ name: 'a', x: [1], y: [30] }]);
});

test('who logged a metric shows it, not the resource of that name; beside resources it is over time, too', async (t) => {
  const client = await startTestHost(t, sampled);
  const alone = await figureOf(client, { experiments: ['b'], metric: 'cpu_percent', x_axis: 'step' });
  assert.equal(axisOf(alone), 'Step');
  assert.deepEqual(linesOf(alone), [{ name: 'b', x: [9], y: [50] }]);
  const both = await figureOf(client, { experiments: ['b', 'a'], metric: 'cpu_percent', x_axis: 'step' });
  assert.equal(axisOf(both), 'Time (minutes)');
  assert.deepEqual(linesOf(both), [
    { name: 'b', x: [5], y: [50] },
    { name: 'a', x: [1, 2], y: [5, null] },
  ]);
});

test('of real logbooks every line is drawn as it was logged', async (t) => {
  const metric = 'loss';
  for (const logbook of ['nan', 'quickstart']) {
    const client = await startTestHost(t, logbook);
    const { order } = (await client.json('/api/experiments')) as { order: string[] };
    const { data } = await figureOf(client, { experiments: order, metric });
    const expected: unknown[] = [];
    for (const id of order) {
      const points = await client.ask(`/api/experiments/${id}/points?metric=${metric}`);
      const lines = points.body.toString().split('\n').filter(Boolean);
      const parsed = lines.map((line) => JSON.parse(line) as { step: number; value: number | string });
      if (parsed.length === 0) continue;
      expected.push({
        x: parsed.map(({ step }) => step),
        y: parsed.map(({ value }) => (typeof value === 'string' ? null : value)),
      });
    }
    assert.deepEqual(
      data.map(({ x, y }) => ({ x, y })),
      expected,
    );
    assert.equal(
      data.some(({ y }) => y.includes(null)),
      logbook === 'nan',
    );
  }
});

test('a question that does not fit is refused, saying which part', async (t) => {
  const client = await startTestHost(t, {});
  const good = { experiments: [], metric: 'loss' };
  const wrong: [name: string, value: unknown][] = [
    ['experiments', undefined],
    ['experiments', 'a'],
    ['experiments', [1]],
    ['metric', undefined],
    ['metric', null],
    ['metric', 7],
    ['x_axis', 'x'],
    ['x_axis', 1],
    ['y_axis_scale', 'sqrt'],
    ['y_axis_scale', ''],
  ];
  for (const route of ['/api/plot', '/api/plots']) {
    for (const [name, value] of wrong) {
      const answer = await client.post(route, { ...good, [name]: value });
      assert.equal(errorCode(answer), '400 bad-parameter', name);
      assert.ok(answer.body.toString().includes(`"${name} must`), answer.body.toString());
    }
    assert.equal(errorCode(await client.post(route, '[]')), '400 bad-body');
    assert.equal(errorCode(await client.post(route, good, { 'content-type': 'text/plain' })), '415 not-json');
    assert.equal(errorCode(await client.post(route, `"${'x'.repeat(1024 * 1024)}"`)), '413 too-large');
    assert.equal(errorCode(await client.ask(route)), '405 wrong-method');
  }
});

test('the colours and templates to choose from have the names that Plotly gives them', async (t) => {
  const client = await startTestHost(t, {});
  const options = (await client.json('/api/plot-options')) as {
    color_scales: { value: string; label: string; colors: string[]; type: string }[];
    templates: { value: string; label: string }[];
  };
  assert.deepEqual(Object.keys(options), ['color_scales', 'templates']);
  for (const scale of options.color_scales) {
    assert.deepEqual(Object.keys(scale), ['value', 'label', 'colors', 'type']);
    assert.equal(scale.value, scale.label.toLowerCase());
    assert.equal(scale.type, 'qualitative');
    assert.ok(scale.colors.length >= 8, scale.label);
    for (const color of scale.colors) assert.match(color, /^#[0-9a-f]{6}$/);
  }
  const values = options.color_scales.map(({ value }) => value);
  assert.equal(new Set(values).size, values.length);
  assert.ok(values.includes('plotly') && values.includes('set1') && values.includes('d3'));
  assert.equal(options.color_scales.find(({ value }) => value === 'plotly')?.colors[0], '#636efa');
  assert.ok(options.templates.some(({ value, label }) => value === 'plotly_white' && label === 'plotly_white'));
  assert.equal(errorCode(await client.post('/api/plot-options', {})), '405 wrong-method');
});
