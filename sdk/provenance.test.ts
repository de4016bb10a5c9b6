import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn, type Entry } from './testing/written.js';

const hasGit = { skip: spawnSync('git', ['--version']).status !== 0 };
const body = 'mtx.init(logdir, quiet); mtx.finish();';

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

/** The first line that a training writes which runs in this folder. */
async function firstLine(t: TestContext, cwd: string, options: { args?: string[]; env?: object } = {}): Promise<Entry> {
  const logdir = scratchFolder(t);
  const { code, stderr } = await runScript(t, body, { logdir, cwd, args: options.args, env: { ...options.env } });
  assert.deepEqual([code, stderr], [0, '']);
  return experimentIn(logdir).entries[0]!;
}

test('the first line says the command', async (t) => {
  const { command } = await firstLine(t, scratchFolder(t), { args: ['--lr', '3e-4', 'a b', "it's"] });
  assert.match(command as string, /^node(\.exe)? .*train\.mts --lr 3e-4 'a b' 'it'\\''s'$/);
});

test('the first line says the commit, and whether what git knows had been changed', hasGit, async (t) => {
  const folder = scratchFolder(t);
  git(folder, 'init', '-q');
  writeFileSync(join(folder, 'train.py'), 'one\n');
  git(folder, 'add', 'train.py');
  git(folder, 'commit', '-q', '-m', 'one');
  const commit = git(folder, 'rev-parse', 'HEAD');
  writeFileSync(join(folder, 'a logbook, perhaps'), 'git does not know this');
  assert.deepEqual((await firstLine(t, folder)).git, { commit, dirty: false });
  writeFileSync(join(folder, 'train.py'), 'two\n');
  mkdirSync(join(folder, 'below'));
  assert.deepEqual((await firstLine(t, join(folder, 'below'))).git, { commit, dirty: true });
  git(folder, 'add', 'train.py');
  assert.deepEqual((await firstLine(t, folder)).git, { commit, dirty: true });
});

test('without a repository, a commit or git itself nothing is said of it', hasGit, async (t) => {
  const folder = scratchFolder(t);
  assert.ok(!('git' in (await firstLine(t, folder))));
  git(folder, 'init', '-q');
  assert.ok(!('git' in (await firstLine(t, folder))));
  assert.ok(!('git' in (await firstLine(t, folder, { env: { PATH: scratchFolder(t) } }))));
});
