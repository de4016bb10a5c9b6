import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Experiment } from './experiment.js';

const quiet = { trackResources: false } as const;
const pixel = { data: Uint8Array.of(1), shape: [1, 1] };

/** A proxy that throws whatever is asked of it. */
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = (name: string): object =>
  Object.defineProperty({}, name, {
    get: () => {
      throw Object.create(null);
    },
  });

function begin(
  t: TestContext,
  options: object = quiet,
): { experiment: Experiment; warnings: string[]; read: () => string } {
  const logdir = mkdtempSync(join(tmpdir(), 'mtx-hostile-'));
  t.after(() => rmSync(logdir, { recursive: true }));
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (message: string) => warnings.push(message));
  const read = (): string =>
    readdirSync(logdir)
      .flatMap((folder) => readdirSync(join(logdir, folder)).map((name) => join(logdir, folder, name)))
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
  return { experiment: new Experiment(logdir, options), warnings, read };
}

test('a row that nothing can be asked of keeps its place', (t) => {
  const { experiment, warnings, read } = begin(t);
  experiment.log(revoked());
  experiment.finish();
  assert.match(read(), /"data":\{"_error":true,"step":0\}/);
  assert.match(warnings.join('\n'), /^microtrax: log\(\) was given what it cannot read: TypeError/);
  assert.equal(warnings.length, 1);
});

test('a step that throws is counted instead', (t) => {
  const { experiment, warnings, read } = begin(t);
  experiment.logText('a note', throwing('step'));
  experiment.logImages(pixel, throwing('step'));
  experiment.logText('another', revoked());
  experiment.finish();
  assert.match(read(), /"type":"text","step":0.*\n.*"type":"text","step":2/);
  assert.match(read(), /"step":1,"_images":/);
  assert.equal(warnings.length, 2);
  for (const warning of warnings) assert.match(warning, /the option step cannot be read, and is left out/);
});

test('texts and images that nothing can be asked of are told, and cost themselves alone', (t) => {
  const { experiment, warnings, read } = begin(t);
  experiment.logText(revoked());
  experiment.logText([revoked(), 'a note']);
  experiment.logImages(revoked());
  experiment.logImages(pixel, { labels: revoked(), key: 'kept' });
  experiment.log({ loss: 1 });
  experiment.finish();
  assert.match(read(), /"data":\{"loss":1,/);
  assert.match(warnings.join('\n'), /logText\(\)/);
  assert.match(warnings.join('\n'), /logImages\(\)/);
});

test('an array of values that cannot be written is one warning', (t) => {
  const { experiment, warnings } = begin(t);
  for (let row = 0; row < 3; row++) experiment.log({ list: Array.from({ length: 100 }, () => () => row), loss: 1 });
  experiment.logText([null, 7n, 'a note', null]);
  experiment.finish();
  assert.deepEqual(warnings, [
    'microtrax: log(): "list/0" is a function: it is logged as NaN',
    'microtrax: logText(): row 0 is null, neither a string nor an object with columns: it is left out',
  ]);
});

for (const [title, options] of Object.entries({
  'options that nothing can be asked of': revoked(),
  'a resume that throws': throwing('resume'),
  'a trackResources that throws': throwing('trackResources'),
  'a config that nothing can be asked of': { ...quiet, config: revoked() },
  'tags that nothing can be asked of': { ...quiet, tags: revoked() },
  'a resume that is no text': { ...quiet, resume: Object.create(null) as string },
})) {
  test(`begins with ${title}`, (t) => {
    const { experiment, read } = begin(t, options);
    experiment.log({ loss: 1 });
    experiment.finish();
    assert.match(read(), /"status":"running"[^]*"loss":1[^]*"status":"completed"/);
  });
}

test('begins in the default logbook where the one asked for is none', (t) => {
  const home = mkdtempSync(join(tmpdir(), 'mtx-hostile-'));
  t.after(() => rmSync(home, { recursive: true }));
  const { MICROTRAX_LOGDIR: before } = process.env;
  process.env.MICROTRAX_LOGDIR = home;
  t.after(() => {
    if (before === undefined) delete process.env.MICROTRAX_LOGDIR;
    else process.env.MICROTRAX_LOGDIR = before;
  });
  const warn = t.mock.method(console, 'warn', () => {});
  for (const asked of [Object.create(null), Symbol('logbook'), revoked()])
    new Experiment(asked as string, quiet).finish();
  assert.equal(warn.mock.callCount(), 3);
  assert.equal(readdirSync(join(home, 'experiments')).length, 3);
});
