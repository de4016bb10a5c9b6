import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import type { Change } from '../sdk/read/logbook.js';
import { ChangeStream } from '../web/sources/change-stream.js';
import { launchChromium } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { startHostProcess } from './support/servers.js';
import { openTunnel } from './support/tunnel.js';

const options = { timeout: 60_000 };
const file = 'experiments/a.jsonl';
const line = (loss: number): string => `{"type": "log", "timestamp": 5, "data": {"loss": ${loss}}}\n`;

/** The changes that a page hears which has seen experiment `a`. */
class Heard {
  readonly #changes: Change[] = [];
  #wake = (): void => undefined;

  constructor(t: TestContext, url: string, silenceMs?: number) {
    const closing = new AbortController();
    t.after(() => closing.abort());
    const stream = new ChangeStream({
      url: new URL('/api/events', url).href,
      known: () => ['a'],
      closing: closing.signal,
      silenceMs,
    });
    const listener = (change: Change): void => {
      this.#changes.push(change);
      this.#wake();
    };
    stream.add(listener, closing.signal);
  }

  async until(type: Change['type']): Promise<void> {
    for (;;) {
      const change = this.#changes.shift();
      if (change?.type === type && change.ids.includes('a')) return;
      if (!change) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

test('a host that is killed and started again is heard again', options, async (t) => {
  const folder = temporaryFolder(t, { [file]: line(1) });
  const { url, host } = await startHostProcess(t, folder);
  const heard = new Heard(t, url);
  await heard.until('progress');
  host.kill('SIGKILL');
  await once(host, 'exit');
  await startHostProcess(t, folder, { port: Number(new URL(url).port) });
  await heard.until('grown');
});

test('a frozen host is asked again, and heard when it goes on', options, async (t) => {
  const folder = temporaryFolder(t, { [file]: line(1) });
  const { url, host } = await startHostProcess(t, folder);
  const tunnel = await openTunnel(t, url);
  const heard = new Heard(t, tunnel.url, 1500);
  await heard.until('progress');
  host.kill('SIGSTOP');
  const before = tunnel.eventConnections;
  while (tunnel.eventConnections < before + 2) await delay(50);
  host.kill('SIGCONT');
  await heard.until('grown');
});

test('a connection that falls silent is given up for another one', options, async (t) => {
  const folder = temporaryFolder(t, { [file]: line(1) });
  const { url } = await startHostProcess(t, folder);
  const tunnel = await openTunnel(t, url);
  const heard = new Heard(t, tunnel.url, 1500);
  await heard.until('progress');
  tunnel.silence();
  await heard.until('grown');
  assert.ok(tunnel.eventConnections >= 2);
});

test('a page that comes online again connects at once', options, async (t) => {
  const folder = temporaryFolder(t, { [file]: line(0.5) });
  const { url } = await startHostProcess(t, folder);
  const tunnel = await openTunnel(t, url);
  const context = await launchChromium();
  t.after(() => context.close());
  const page = await context.newPage();
  const dashboard = await Dashboard.open(page, tunnel.url);
  await dashboard.waitForLines('loss', 1);
  tunnel.silence();
  const before = tunnel.eventConnections;
  await context.setOffline(true);
  await context.setOffline(false);
  // By its silence alone it would be noticed after half a minute.
  const noticedBy = Date.now() + 20_000;
  while (tunnel.eventConnections === before && Date.now() < noticedBy) await delay(50);
  assert.ok(tunnel.eventConnections > before);
  appendFileSync(path.join(folder, file), line(0.75));
  await dashboard.lastValue('loss').filter({ hasText: '0.75' }).waitFor();
});
