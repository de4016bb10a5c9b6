import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { failureWords } from './failure.js';
import { version } from './package-facts.js';
import { folder, mtx } from './testing/mtx-process.js';

test('the version is the package’s', async (t) => {
  assert.deepEqual(await mtx(t, ['--version']), { out: `${version}\n`, err: '', code: 0 });
});

test('a missing folder ends with 2 and says what to do', async (t) => {
  const root = await folder(t, { file: '' });
  const commands = [
    ['list', '--json', '-f', 'nowhere'],
    ['list', '-f', 'file'],
    ['get', 'x', '--metric', 'y', '-f', 'file/below'],
    ['serve', '-p', '0', '-f', 'nowhere'],
  ];
  for (const args of commands) {
    const { out, err, code } = await mtx(t, [...args.slice(0, -1), path.join(root, args.at(-1) ?? '')]);
    assert.deepEqual([out, code], ['', 2], args.join(' '));
    for (const word of ['-f', 'MICROTRAX_LOGDIR', 'mtx.log']) assert.ok(err.includes(word), err);
  }
});

test('the folder is -f, else MICROTRAX_LOGDIR, else ~/.microtrax', async (t) => {
  const home = await folder(t, { '.microtrax/experiments/own.jsonl': '' });
  const set = await folder(t, { 'experiments/set.jsonl': '' });
  const given = await folder(t, { 'experiments/given.jsonl': '' });
  const idOf = async (args: string[], env: Record<string, string>): Promise<unknown> => {
    const { out } = await mtx(t, ['list', '--json', ...args], { HOME: home, USERPROFILE: home, ...env });
    return (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
  };
  assert.deepEqual(await idOf([], {}), ['own']);
  assert.deepEqual(await idOf([], { MICROTRAX_LOGDIR: '' }), ['own']);
  assert.deepEqual(await idOf([], { MICROTRAX_LOGDIR: set }), ['set']);
  assert.deepEqual(await idOf(['-f', ''], { MICROTRAX_LOGDIR: set }), ['set']);
  assert.deepEqual(await idOf(['-f', ''], {}), ['own']);
  assert.deepEqual(await idOf(['--logdir', given], { MICROTRAX_LOGDIR: set }), ['given']);
  // No shell expands it there.
  assert.deepEqual(await idOf([], { MICROTRAX_LOGDIR: '~/.microtrax' }), ['own']);
  assert.deepEqual(await idOf(['--logdir=~/.microtrax'], { MICROTRAX_LOGDIR: set }), ['own']);
});

test('a wrong option is told, without a stack', async (t) => {
  for (const args of [
    ['serve', '-p', '70000'],
    ['serve', '-p', 'x'],
    ['get', 'x'],
    ['list', '--nothing'],
    ['nothing'],
  ]) {
    const { err, code } = await mtx(t, args);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, /error:/);
  }
});

test('what nobody thought of is told on one line and ends with 1', async (t) => {
  const fault = `process.on('newListener', (name) => {
    if (name === 'uncaughtException') setImmediate(() => Promise.reject(new Error('odd\\nthing')));
  })`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(fault)}`;
  const { err, code } = await mtx(t, ['serve', '-p', '0', '-f', await folder(t)], { NODE_OPTIONS });
  assert.equal(code, 1);
  assert.match(err, /^mtx failed: odd\\u000athing .*MICROTRAX_DEBUG=1.*\n$/);
  assert.match(failureWords(new Error('odd'), { debug: true }), /odd\n\s+at /);
});
