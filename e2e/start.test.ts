import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { copiedLogbook, projectFolder } from './support/folders.js';

test('npm start serves a folder on the next free port, says where last, and ends at a signal', async (t) => {
  const inTheWay = createServer();
  // Somebody else may be there already, which does as well.
  await new Promise<unknown>((resolve) =>
    inTheWay.once('error', resolve).listen(8080, '127.0.0.1', () => resolve(null)),
  );
  t.after(() => void inTheWay.close());

  const folder = copiedLogbook(t, 'quickstart');
  const start = spawn('npm', ['start', '--', folder], {
    cwd: projectFolder('.'),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(start, 'close');
  t.after(() => {
    if (start.exitCode === null && start.signalCode === null) process.kill(-(start.pid ?? 0), 'SIGKILL');
  });
  const said: string[] = [];
  for await (const line of createInterface(start.stdout)) {
    said.push(line);
    if (/^http:\/\/localhost:\d+/.test(line)) break;
  }
  const url = said.at(-1) ?? '';
  assert.notEqual(new URL(url).port, '8080');
  assert.ok(said.some((line) => line.includes(folder)));

  const list = (await (await fetch(new URL('/api/experiments', url))).json()) as { experiments: object };
  assert.equal(Object.keys(list.experiments).length, 3);
  assert.match(await (await fetch(url)).text(), /<mtx-app>/);

  // Its output closes when the last of its processes has ended.
  start.kill('SIGTERM');
  start.stdout.resume();
  await ended;
  await assert.rejects(fetch(url));
});
