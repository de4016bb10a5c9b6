import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { projectFolder, temporaryFolder, type Scope } from './support/folders.js';

const run = promisify(execFile);

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** What `npm pack` says, or has written, of the project as it is built. */
async function pack(...options: string[]): Promise<Packed> {
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', ...options];
  const { stdout } = await run('npm', args, { cwd: projectFolder('.'), maxBuffer: 1 << 24 });
  const [packed] = JSON.parse(stdout) as [Packed];
  return packed;
}

test('the package ships the binary, the library and the page, and no tests', async () => {
  const { files } = await pack('--dry-run');
  const shipped = files.map((file) => file.path);
  const needed = [
    'dist/bin/mtx.js',
    'dist/bin/logbook-thread.js',
    'dist/sdk/index.js',
    'dist/sdk/index.d.ts',
    'dist/sdk/read/index.js',
    'dist/web/index.html',
  ];
  for (const file of [...needed, 'LICENSE', 'README.md']) assert.ok(shipped.includes(file), `${file} is missing`);
  const unwanted = shipped.filter((file) => /\.test\.|tsbuildinfo|^(e2e|sdk|cli|web|scripts|bench)\//.test(file));
  assert.deepEqual(unwanted, []);
});

/** What the page's scripts may weigh, gzipped, until the first charts are drawn. */
const scriptsBudgetBytes = 120_000;

/** A script of the page as it is built, and all that it imports before it runs. */
function withImports(name: string, found = new Map<string, number>()): Map<string, number> {
  if (found.has(name)) return found;
  const script = readFileSync(projectFolder(`dist/web/assets/${name}`));
  found.set(name, gzipSync(script, { level: 9 }).length);
  for (const [, imported] of script.toString().matchAll(/\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    withImports(imported!, found);
  }
  return found;
}

test('the page draws its first charts with 120 KB of scripts', () => {
  const page = readFileSync(projectFolder('dist/web/index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name!);
  const panel = readdirSync(projectFolder('dist/web/assets')).find((name) => /^metrics-panel-.*\.js$/.test(name));
  assert.ok(first.length > 0 && panel !== undefined, 'the page and its panel are built');
  const sizes = new Map<string, number>();
  for (const name of [...first, panel]) withImports(name, sizes);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const list = [...sizes].sort(([, one], [, other]) => other - one).map(([name, size]) => `${size} ${name}`);
  assert.ok(total <= scriptsBudgetBytes, [`${total} bytes:`, ...list].join('\n  '));
});

/** A project that has installed the packed tarball, as it is on a person's machine. */
async function project(scope: Scope, files: Record<string, string> = {}): Promise<string> {
  const folder = temporaryFolder(scope, { 'package.json': '{"name": "user", "type": "module"}', ...files });
  const { filename } = await pack('--pack-destination', folder);
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...options, path.join(folder, filename)], { cwd: folder });
  return folder;
}

const tool = (name: string): string => projectFolder(`node_modules/.bin/${name}`);

/** A training with all that the package gives, in TypeScript. */
const training = `
import * as mtx from 'microtrax';
import { openLogbook, type Logbook } from 'microtrax/read';

const options: mtx.InitOptions = { name: 'first', trackResources: false, config: { lr: 3e-4 }, tags: ['a'] };
const best: number = await mtx.run('logs', options, async (experiment: mtx.Experiment) => {
  experiment.log({ loss: 0.5, seen: 10n, nested: { accuracy: 1 } });
  mtx.logImages({ data: Uint8Array.of(0, 255), shape: [1, 2] }, { step: 1, labels: ['a'], key: 'val' });
  mtx.logText([{ question: 'why?', answer: 'so' }], { step: 1 });
  return 0.5;
});
{
  using experiment = mtx.init('logs', { resourceIntervalMs: 100 });
  experiment.log({ best });
}
const open: (files: Parameters<typeof openLogbook>[0]) => Logbook = openLogbook;
export { open };
`;

/** Our declarations are checked as well, without the types of Node, and without `using` in the library. */
const compilerOptions = {
  strict: true,
  skipLibCheck: false,
  types: [],
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'nodenext',
};

test('publint and arethetypeswrong have nothing to say of the tarball', async (t) => {
  const folder = temporaryFolder(t);
  const tarball = path.join(folder, (await pack('--pack-destination', folder)).filename);
  await run(tool('publint'), ['run', '--strict', tarball]);
  // It is a package of modules only, as its documentation says.
  const { stdout } = await run(tool('attw'), [tarball, '--profile', 'esm-only', '--format', 'json']);
  const { analysis } = JSON.parse(stdout) as { analysis: { problems: { resolutionKind: string }[] } };
  const problems = analysis.problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind));
  assert.deepEqual(problems, []);
});

test('what is installed from it type checks, logs, lists and serves', async (t) => {
  const folder = await project(t, { 'train.ts': training, 'tsconfig.json': JSON.stringify({ compilerOptions }) });
  const { version } = JSON.parse(readFileSync(projectFolder('package.json'), 'utf8')) as { version: string };
  const mtx = path.join(folder, 'node_modules/.bin/mtx');
  assert.equal((await run(mtx, ['--version'])).stdout.trim(), version);

  await run(tool('tsc'), ['--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'], { cwd: folder });
  await run(tool('tsc'), [], { cwd: folder });
  const { stderr } = await run(process.execPath, ['train.js'], { cwd: folder });
  assert.equal(stderr, '');

  const { stdout } = await run(mtx, ['list', '-f', path.join(folder, 'logs'), '--json']);
  type Listed = { name: string | null; status: string; metrics: string[] };
  const listed = (JSON.parse(stdout) as Listed[]).map(({ name, status, metrics }) => ({ name, status, metrics }));
  assert.deepEqual(
    listed.sort((one, other) => String(one.name).localeCompare(String(other.name))),
    [
      { name: 'first', status: 'completed', metrics: ['loss', 'nested/accuracy', 'seen'] },
      { name: null, status: 'completed', metrics: ['best'] },
    ],
  );

  const host = spawn(mtx, ['serve', '-p', '0', '-f', path.join(folder, 'logs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => host.kill('SIGKILL'));
  let url = '';
  for await (const line of createInterface(host.stdout)) if ((url = line).startsWith('http:')) break;
  const { order } = (await (await fetch(`${url}api/experiments`)).json()) as { order: string[] };
  assert.equal(order.length, 2);
});

test('what is installed from it can be required, and loads nothing but what writes', async (t) => {
  const folder = await project(t);
  const hook =
    'export async function resolve(name, context, next) { const found = await next(name, context); ' +
    'console.log(found.url); return found; }';
  const register = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hook)}');`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(register)}`, '--input-type=module', '--eval'];
  const { stdout } = await run(process.execPath, [...args, "await import('microtrax');"], { cwd: folder });
  const loaded = stdout.split('\n').filter((url) => url !== '' && !/^(node|data):/.test(url));
  assert.ok(loaded.some((url) => url.endsWith('microtrax/dist/sdk/index.js')));
  const others = loaded.filter(
    (url) => !/\/node_modules\/microtrax\/dist\/sdk\/(index|(write|format)\/.*)\.js$/.test(url),
  );
  assert.deepEqual(others, []);

  const script = [
    "const mtx = require('microtrax');",
    "mtx.init('logs', { trackResources: false });",
    'mtx.log({ loss: 0.5 });',
    'mtx.finish();',
    'const heavy = Object.keys(require.cache).filter((file) => !file.includes("microtrax"));',
    'if (heavy.length > 0) throw new Error(heavy.join());',
  ].join('\n');
  await run(process.execPath, ['--input-type=commonjs', '--eval', script], { cwd: folder });
});
