import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectFolder, temporaryFolder } from './support/folders.js';

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
    'dist/cli/mtx.js',
    'dist/sdk/index.js',
    'dist/sdk/index.d.ts',
    'dist/sdk/read/index.js',
    'dist/web/index.html',
  ];
  for (const file of [...needed, 'LICENSE', 'README.md']) assert.ok(shipped.includes(file), `${file} is missing`);
  const unwanted = shipped.filter((file) => /\.test\.|tsbuildinfo|^(e2e|sdk|cli|web|scripts|bench)\//.test(file));
  assert.deepEqual(unwanted, []);
});

test('what is installed from it runs', async (t) => {
  const folder = temporaryFolder(t, { 'package.json': '{"name": "user", "type": "module"}' });
  const { filename } = await pack('--pack-destination', folder);
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...options, path.join(folder, filename)], { cwd: folder });

  const { version } = JSON.parse(readFileSync(projectFolder('package.json'), 'utf8')) as { version: string };
  const mtx = path.join(folder, 'node_modules/.bin/mtx');
  assert.equal((await run(mtx, ['--version'])).stdout.trim(), version);

  const training = [
    "import * as mtx from 'microtrax';",
    "import { openLogbook } from 'microtrax/read';",
    "mtx.init('logs', { name: 'first' });",
    'mtx.log({ loss: 0.5 });',
    'mtx.finish();',
    'if (typeof openLogbook !== "function") throw new Error("no openLogbook");',
  ].join('\n');
  await run(process.execPath, ['--input-type=module', '--eval', training], { cwd: folder });
  const { stdout } = await run(mtx, ['list', '-f', path.join(folder, 'logs'), '--json']);
  const [experiment] = JSON.parse(stdout) as [{ name: string; metrics: string[] }];
  assert.deepEqual([experiment.name, experiment.metrics], ['first', ['loss']]);
});
