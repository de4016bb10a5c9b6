import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import puppeteer, { type Page as PuppeteerPage } from 'puppeteer-core';
import { chromiumFlags, chromiumPath, firefoxPath } from './support/browsers.mjs';
import { launchChromium } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { lastValues } from './support/in-page.mjs';
import { startHostProcess } from './support/servers.js';
import { openTunnel, type Tunnel } from './support/tunnel.js';

/** One more than a browser opens connections to a host. */
const tabs = 7;
const options = { timeout: 120_000 };
const file = 'experiments/a.jsonl';

/** A host behind a tunnel that counts who asks for events, and a run whose loss grows by one each time. */
async function growing(t: TestContext): Promise<{ tunnel: Tunnel; grow: () => string }> {
  const line = (loss: number): string => `${JSON.stringify({ type: 'log', timestamp: 5, data: { loss } })}\n`;
  let loss = 100;
  const folder = temporaryFolder(t, { [file]: line(loss) });
  const tunnel = await openTunnel(t, (await startHostProcess(t, folder)).url);
  const grow = (): string => {
    loss += 1;
    appendFileSync(path.join(folder, file), line(loss));
    return String(loss);
  };
  return { tunnel, grow };
}

/** Waits until all of them show this, and tells how long it took. */
async function shown(t: TestContext, dashboards: Dashboard[], loss: string): Promise<void> {
  const startedMs = performance.now();
  const isShown = (dashboard: Dashboard): Promise<void> =>
    dashboard.lastValue('loss').filter({ hasText: loss }).waitFor();
  await Promise.all(dashboards.map(isShown));
  t.diagnostic(`${dashboards.length} tabs show it after ${Math.round(performance.now() - startedMs)} ms`);
}

/** Whether this tab holds the connection: others only wait for it. */
async function isHolder(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    const own = await new Promise<string | undefined>((resolve) => {
      void navigator.locks.request(Math.random().toString(), async (lock) => {
        const all = await navigator.locks.query();
        resolve(all.held?.find(({ name }) => name === lock?.name)?.clientId);
      });
    });
    return held.some(({ name, clientId }) => name?.startsWith('microtrax') && clientId === own);
  });
}

async function holderOf(dashboards: Dashboard[]): Promise<Dashboard> {
  const found = await Promise.all(dashboards.map(({ page }) => isHolder(page)));
  return dashboards[found.indexOf(true)] ?? assert.fail('no tab holds the connection');
}

test(
  'seven tabs of a host follow it over one connection, and go on when the one that holds it is closed',
  options,
  async (t) => {
    const { tunnel, grow } = await growing(t);
    const context = await launchChromium();
    t.after(() => context.close());
    let dashboards: Dashboard[] = [];
    for (let count = 0; count < tabs; count += 1) {
      const dashboard = await Dashboard.open(await context.newPage(), tunnel.url);
      await dashboard.waitForLines('loss', 1);
      dashboards.push(dashboard);
    }
    await shown(t, dashboards, grow());
    assert.equal(tunnel.eventConnections, 1);

    const closed = await holderOf(dashboards);
    dashboards = dashboards.filter((one) => one !== closed);
    await closed.page.close();
    await shown(t, dashboards, grow());
    await shown(t, dashboards, grow());
    assert.equal(tunnel.eventConnections, 2);

    for (const { trouble } of dashboards) trouble.assertNone();
  },
);

/** Waits until the page tells this as its last loss. */
async function shows(page: PuppeteerPage, wanted: string): Promise<void> {
  const giveUpMs = performance.now() + 20_000;
  for (let last; last !== wanted;) {
    if (performance.now() > giveUpMs) assert.fail(`The last loss is ${last}, not ${wanted}`);
    last = new Map(await page.evaluate(lastValues)).get('loss');
  }
}

test('a tab that the browser freezes leaves the connection to another one', options, async (t) => {
  const { tunnel, grow } = await growing(t);
  // Unlike the other driver's, its pages are hidden when another one is in front: only such are frozen.
  const browser = await puppeteer.launch({ executablePath: chromiumPath, args: chromiumFlags, headless: true });
  t.after(() => browser.close());
  const holder = await browser.newPage();
  await holder.goto(tunnel.url);
  await shows(holder, '100');
  const other = await browser.newPage();
  await other.goto(tunnel.url);
  await shows(other, '100');
  await shows(other, grow());
  assert.equal(tunnel.eventConnections, 1);

  const devtools = await holder.createCDPSession();
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  while (tunnel.eventConnections < 2) await delay(50);
  await shows(other, grow());
  const last = grow();
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await holder.bringToFront();
  await shows(holder, last);
  assert.equal(tunnel.eventConnections, 2);
});

test('tabs of Firefox follow a host over one connection, and go on when the first is closed', options, async (t) => {
  const { tunnel, grow } = await growing(t);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath, headless: true });
  t.after(() => browser.close());
  const pages = [await browser.newPage(), await browser.newPage(), await browser.newPage()];
  const show = (wanted: string): Promise<unknown> => Promise.all(pages.map((page) => shows(page, wanted)));
  for (const page of pages) await page.goto(tunnel.url);
  await show('100');
  await show(grow());
  assert.equal(tunnel.eventConnections, 1);
  await pages.shift()?.close();
  await show(grow());
  await show(grow());
  assert.equal(tunnel.eventConnections, 2);
});
