import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { copiedLogbook, projectFolder, temporaryFolder } from './support/folders.js';
import { serveStatic, startHostProcess } from './support/servers.js';

describe('the page is installed', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium({ installs: true })));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(async () => {
    await context.setOffline(false);
    await page.close();
  });

  /** Waits until the page would be there without a network. */
  async function kept(): Promise<void> {
    await page.evaluate(async () => {
      const ready = await navigator.serviceWorker.ready;
      const worker = ready.active;
      if (!worker || worker.state === 'activated') return;
      await new Promise<void>((resolve) =>
        worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()),
      );
    });
  }

  it('without an obstacle, and opens the sample and a folder without a network', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await kept();
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    await nextPick(page, folder);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await dashboard.waitForLines('loss', 3);

    await context.setOffline(true);
    // The address says which folder it was.
    await page.reload();
    await dashboard.waitForLines('loss', 3);
    await page.getByRole('button', { name: /^Logbook/ }).click();
    await page.getByRole('menuitem', { name: 'Try the sample' }).click();
    await dashboard.waitForLines('val/loss', 6);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('combobox', { name: 'Method' }).waitFor();
  });

  it('from a host, and never answers for it', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    const { url, host } = await startHostProcess(test, folder);
    const dashboard = await Dashboard.open(page, url);
    await dashboard.waitForLines('loss', 3);
    await kept();
    await page.reload();
    await dashboard.waitForLines('loss', 3);
    const names = await page.evaluate(async () => {
      const caches = globalThis.caches;
      const keys = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map((request) => new URL(request.url).pathname);
    });
    assert.ok(names.includes('/index.html'));
    assert.deepEqual(
      names.filter((name) => name.startsWith('/api') || name === '/host.json'),
      [],
    );
    host.kill('SIGKILL');
    await page.reload();
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitForLines('val/loss', 6);
  });

  it('and offers a newer version without interrupting', async (test) => {
    const built = path.join(temporaryFolder(test), 'web');
    cpSync(projectFolder('dist/web'), built, { recursive: true });
    const dashboard = await Dashboard.open(page, await serveStatic(test, built));
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitForLines('val/loss', 6);
    await kept();
    release(built, '99.1.0');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const strip = page.getByRole('status', { name: 'Update' });
    await strip.getByText(/microtrax 99\.1\.0 is ready\. Yours is \d+\.\d+\.\d+\./).waitFor();
    assert.ok(await dashboard.chart('val/loss').isVisible());
    await strip.getByRole('button', { name: 'Reload' }).click();
    await page.waitForFunction(() => document.querySelector('script')?.src.includes('99.1.0'));
    // The sample is open again, by the page's address.
    await dashboard.waitForLines('val/loss', 6);
    assert.ok(await strip.getByText('is ready').isHidden());
    dashboard.trouble.assertNone();
  });
});

/** Makes another version of a built page: its scripts have other names. */
function release(folder: string, version: string): void {
  const assets = path.join(folder, 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const own = JSON.parse(readFileSync(projectFolder('package.json'), 'utf8')) as { version: string };
  const renamed = (name: string): string => name.replace('.js', `.${version}.js`);
  const rewrite = (from: string, to: string): void => {
    let text = readFileSync(from, 'utf8').replaceAll(own.version, version);
    for (const script of scripts) text = text.replaceAll(script, renamed(script));
    // In one go: the page may be looking for a newer version just now.
    writeFileSync(`${to}.new`, text.replace(/(revision":")[0-9a-f]+(","url":"index\.html")/, '$1new$2'));
    renameSync(`${to}.new`, to);
  };
  for (const script of scripts) rewrite(path.join(assets, script), path.join(assets, renamed(script)));
  for (const file of ['index.html', 'service-worker.js']) rewrite(path.join(folder, file), path.join(folder, file));
}
