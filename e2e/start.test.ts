import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { copiedLogbook, projectFolder } from './support/folders.js';

interface Started {
  said: string[];
  url: string;
  /** Signals npm and waits until the last of its processes has ended. */
  end: (signal: NodeJS.Signals) => Promise<void>;
}

/** `npm start` up to the address that it prints last. */
async function npmStart(t: TestContext, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const start = spawn('npm', ['start', '--', ...args], {
    cwd: projectFolder('.'),
    env: { ...process.env, ...env },
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
  return {
    said,
    url: said.at(-1) ?? '',
    async end(signal) {
      start.kill(signal);
      // Its output closes when the last of its processes has ended.
      start.stdout.resume();
      await ended;
    },
  };
}

test('npm start serves a folder on the next free port, says where last, and ends at a signal', async (t) => {
  const inTheWay = createServer();
  // Somebody else may be there already, which does as well.
  await new Promise<unknown>((resolve) =>
    inTheWay.once('error', resolve).listen(8080, '127.0.0.1', () => resolve(null)),
  );
  t.after(() => void inTheWay.close());

  const folder = copiedLogbook(t, 'quickstart');
  const { said, url, end } = await npmStart(t, [folder]);
  assert.notEqual(new URL(url).port, '8080');
  assert.ok(said.some((line) => line.includes(folder)));

  const list = (await (await fetch(new URL('/api/experiments', url))).json()) as { experiments: object };
  assert.equal(Object.keys(list.experiments).length, 3);
  assert.match(await (await fetch(url)).text(), /<mtx-app>/);

  await end('SIGTERM');
  await assert.rejects(fetch(url));
});

test('npm start shows the folder that MICROTRAX_LOGDIR names as init() understands it', async (t) => {
  const folder = copiedLogbook(t, 'quickstart');
  const home = path.dirname(folder);
  const { url, end } = await npmStart(t, [], { HOME: home, USERPROFILE: home, MICROTRAX_LOGDIR: '~/quickstart' });
  const health = (await (await fetch(new URL('/api/health', url))).json()) as { logbook: string };
  assert.equal(health.logbook, 'quickstart');
  await end('SIGTERM');
});
