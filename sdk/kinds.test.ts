import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { parseJson } from './format/json.js';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn, type Entry } from './testing/written.js';
import { Experiment } from './index.js';

const quiet = { trackResources: false } as const;

test('the first line says config, group and tags as they are given', (t) => {
  const logdir = scratchFolder(t);
  t.mock.method(console, 'warn', () => {});
  const config = { lr: 3e-4, layers: [64, 64], optimizer: { name: 'adam', betas: [0.9, 0.999] }, clip: Infinity };
  const options = { ...quiet, config: { ...config, hook: () => 1 }, group: 'lr', tags: ['baseline', 'ü'] };
  new Experiment(logdir, options).finish();
  const first = experimentIn(logdir).entries[0]!;
  assert.deepEqual(first.config, { ...config, hook: NaN });
  assert.deepEqual([first.group, first.tags], ['lr', ['baseline', 'ü']]);
});

test('images stand in a row, with their step, labels and key, and metadata says once that there are some', (t) => {
  const logdir = scratchFolder(t);
  const experiment = new Experiment(logdir, quiet);
  const image = { data: Uint8Array.of(0, 255, 255, 0), shape: [2, 2] };
  experiment.logImages(image);
  experiment.logImages(
    Array.from({ length: 20 }, () => image),
    { step: 7, labels: Array.from({ length: 20 }, (_, index) => index + 3), key: 'val/masks' },
  );
  experiment.log({ loss: 1 });
  experiment.finish();
  const { entries, rows } = experimentIn(logdir);
  assert.deepEqual(
    entries.slice(1).map(({ type, has_images: marked }) => [type, marked]),
    [
      ['metadata', true],
      ['log', undefined],
      ['log', undefined],
      ['log', undefined],
      ['metadata', undefined],
    ],
  );
  assert.deepEqual(
    rows.map(({ step }) => step),
    [0, 7, 8],
  );
  const [alone, many] = rows.map((row) => row._images as Entry[]);
  assert.equal(alone!.length, 1);
  assert.ok(!('key' in alone![0]!));
  assert.equal(many!.length, 20);
  assert.ok(many!.every(({ format, key }) => format === 'base64_png' && key === 'val/masks'));
  assert.deepEqual([many![0]!.index, many![0]!.label, many![19]!.index], [0, 3, 19]);
});

test('images that cannot be read are told, and take no step and no line', (t) => {
  const logdir = scratchFolder(t);
  const warn = t.mock.method(console, 'warn', () => {});
  const experiment = new Experiment(logdir, quiet);
  for (const odd of [null, undefined, 'a path', { data: [1], shape: [5, 5] }]) experiment.logImages(odd);
  experiment.logImages(null, null as never);
  experiment.finish();
  assert.deepEqual(experimentIn(logdir).rows, []);
  assert.equal(experimentIn(logdir).metadata.has_images, false);
  assert.ok(warn.mock.callCount() >= 3);
});

test('texts stand in their own file, with their step, and metadata says once that there are some', (t) => {
  const logdir = scratchFolder(t);
  const experiment = new Experiment(logdir, quiet);
  experiment.log({ loss: 1 });
  experiment.logText('Hello');
  experiment.logText(
    [
      { question: 'why?', score: 0 },
      { question: 'how?', answer: 'so' },
    ],
    { step: 9 },
  );
  experiment.finish();
  const lines = readFileSync(join(logdir, 'text', `${experiment.id}_text.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  const texts = lines.map((line) => parseJson(line) as Entry);
  assert.deepEqual(
    texts.map(({ timestamp: _, ...text }) => text),
    [
      { type: 'text', step: 1, columns: ['text'], rows: [{ text: 'Hello' }] },
      {
        type: 'text',
        step: 9,
        columns: ['question', 'score', 'answer'],
        rows: [
          { question: 'why?', score: 0 },
          { question: 'how?', answer: 'so' },
        ],
      },
    ],
  );
  const { metadata, statuses } = experimentIn(logdir);
  assert.deepEqual([metadata.has_text, metadata.total_steps, statuses.length], [true, 10, 2]);
});

test('resources are sampled beside the training, which ends when it ends', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    import { existsSync, readdirSync, readFileSync } from 'node:fs';
    const experiment = mtx.init(logdir, { resourceIntervalMs: 100 });
    const file = logdir + '/resources/' + experiment.id + '_resources.jsonl';
    // Never gives the event loop a turn.
    while (!existsSync(file) || readFileSync(file, 'utf8').split('\\n').length < 4);`;
  const end = await runScript(t, body, { logdir });
  assert.deepEqual([end.code, end.stderr], [0, '']);
  const { id, metadata } = experimentIn(logdir);
  assert.deepEqual([metadata.track_resources, metadata.status], [true, 'interrupted']);
  const samples = readFileSync(join(logdir, 'resources', `${id}_resources.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  for (const sample of samples) assert.equal(typeof (parseJson(sample) as Entry).cpu_percent, 'number');
});

test('without tracking there are no resources', (t) => {
  const logdir = scratchFolder(t);
  new Experiment(logdir, quiet).finish();
  assert.deepEqual(readdirSync(logdir), ['experiments']);
  assert.equal(experimentIn(logdir).metadata.track_resources, false);
});

test('finish() waits for no sample', async (t) => {
  const logdir = scratchFolder(t);
  const took: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const experiment = new Experiment(logdir, { resourceIntervalMs: 100 });
    const file = join(logdir, 'resources', `${experiment.id}_resources.jsonl`);
    while (!existsSync(file)) await pause(10);
    const begin = performance.now();
    experiment.finish();
    took.push(performance.now() - begin);
  }
  // The best of several: what a busy machine adds is not what finish() takes.
  assert.ok(Math.min(...took) < 20, `${took.join(' ms, ')} ms`);
});
