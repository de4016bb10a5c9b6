import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Experiment } from './experiment.js';

function begin(t: TestContext, options: { name?: string } = {}): { experiment: Experiment; lines: () => string[] } {
  const logdir = mkdtempSync(join(tmpdir(), 'mtx-python-'));
  t.after(() => rmSync(logdir, { recursive: true }));
  const experiment = new Experiment(logdir, { trackResources: false, ...options });
  const path = join(logdir, 'experiments', `${experiment.id}.jsonl`);
  return { experiment, lines: () => readFileSync(path, 'utf8').slice(0, -1).split('\n') };
}

/** Lines that the Python package wrote (of the last one, some keys), with what its script gave to `log()`. */
const pythonLines: [given: object, line: string][] = [
  [{ step: 0, loss: 10 }, '{"type": "log", "timestamp": 1795415701.179349, "data": {"step": 0, "loss": 10}}'],
  [
    { loss: 0.5, acc: 0.1 },
    '{"type": "log", "timestamp": 1795415750.3851707, "data": {"loss": 0.5, "acc": 0.1, "step": 1}}',
  ],
  [
    {
      step: 1,
      loss: 0.6400000000000001,
      neg: -0.6400000000000001,
      acc: 0.3599999999999999,
      'grad/norm': 1.2800000000000002,
    },
    '{"type": "log", "timestamp": 1795415916.3961906, "data": {"step": 1, "loss": 0.6400000000000001, "neg": -0.6400000000000001, "acc": 0.3599999999999999, "grad/norm": 1.2800000000000002}}',
  ],
  [
    { step: 39, loss: NaN, neg: NaN, acc: null, 'grad/norm': NaN },
    '{"type": "log", "timestamp": 1795415916.3971136, "data": {"step": 39, "loss": NaN, "neg": NaN, "acc": null, "grad/norm": NaN}}',
  ],
  [
    { step: 40, loss: NaN, neg: -Infinity, acc: NaN, 'grad/norm': Infinity },
    '{"type": "log", "timestamp": 1795415916.3971317, "data": {"step": 40, "loss": NaN, "neg": -Infinity, "acc": NaN, "grad/norm": Infinity}}',
  ],
  [
    {
      step: 17,
      损失: 0.5,
      '🚀': 1,
      'a"b': 1,
      'a\\b': 1,
      'tab\there': 1,
      'new\nline': 1,
      '': 1.5,
      '<b>': { on: true, list: [1, NaN] },
    },
    '{"type": "log", "timestamp": 1795415916.4009836, "data": {"step": 17, "\\u635f\\u5931": 0.5, "\\ud83d\\ude80": 1, "a\\"b": 1, "a\\\\b": 1, "tab\\there": 1, "new\\nline": 1, "": 1.5, "<b>": {"on": true, "list": [1, NaN]}}}',
  ],
];

/** A line of Python's without the spaces that it writes between tokens. */
const withoutSpaces = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|([,:]) /g, (text: string, token?: string) => token ?? text);

test('writes rows as the Python package does, without its spaces', (t) => {
  const { experiment, lines } = begin(t);
  for (const [given] of pythonLines) experiment.log(given);
  experiment.finish();
  const timestamp = /"timestamp":\d+\.\d+/;
  const own = lines().slice(1, -1);
  assert.deepEqual(
    own.map((line) => line.replace(timestamp, '"timestamp":0')),
    pythonLines.map(([, line]) => withoutSpaces(line).replace(timestamp, '"timestamp":0')),
  );
});

test('writes metadata as the Python package does, with its own keys behind', (t) => {
  const { experiment, lines } = begin(t, { name: 'naïve – 名前 🚀 <b>bold</b> "quoted" \\ back' });
  for (let index = 0; index < 20; index++) experiment.log({ loss: index });
  experiment.finish();
  const pythonStart =
    '{"type": "metadata", "experiment_id": "experiment_20261123_063836_51d584de", "name": "na\\u00efve \\u2013 \\u540d\\u524d \\ud83d\\ude80 <b>bold</b> \\"quoted\\" \\\\ back", "start_time": 1795415916.4008121, "start_time_iso": "2026-11-23T06:38:36.400812", "track_resources": false, "has_images": false, "has_text": false, "status": "running", "process_pid": 18169}';
  const pythonEnd =
    '{"type": "metadata", "end_time": 1795415916.402066, "total_steps": 20, "status": "completed", "process_pid": 18169}';
  const same = (line: string): string =>
    line
      .replace(/experiment_\d{8}_\d{6}_[0-9a-f]{8}/, 'ID')
      .replace(/"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?"/, '"ISO"')
      .replace(/(time"|pid"):\d+(\.\d+)?/g, '$1:0');
  const written = lines();
  const [start, own] = same(written[0]!).split(',"sdk":');
  assert.equal(`${start}}`, same(withoutSpaces(pythonStart)));
  assert.match(own!, /^"microtrax-js/);
  assert.equal(same(written.at(-1)!), same(withoutSpaces(pythonEnd)));
});
