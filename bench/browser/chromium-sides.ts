import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumPath } from '../../e2e/support/browsers.mjs';
import { dropFolder, launchChromium } from '../../e2e/support/chromium.js';
import { projectFolder, type Scope } from '../../e2e/support/folders.js';
import { serveStatic } from '../../e2e/support/servers.js';
import { installBrowsers } from '../../scripts/install-browsers.mjs';
import { dataSets } from '../data/data-sets.js';
import { runLimitMs, type Sample } from '../rounds.js';
import type { Side } from '../sides.js';
import { listStands } from './list-stands.mjs';

/** One for all sides: they take turns in it, each time on a page of their own. */
let chromium: Promise<BrowserContext> | undefined;
let readingPage: Promise<string> | undefined;
let dashboard: Promise<string> | undefined;

async function launch(scope: Scope): Promise<BrowserContext> {
  if (!(await installBrowsers([chromiumPath]))) throw new Error('there is no Chromium');
  const context = await launchChromium();
  scope.after(() => context.close());
  return context;
}

/** The page that reads, built and served as the dashboard is; gives its address. */
async function serveReadingPage(scope: Scope): Promise<string> {
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'microtrax-bench-page-'));
  scope.after(() => rmSync(outDir, { recursive: true, force: true }));
  const configFile = projectFolder('vite.config.ts');
  const options = { outDir, emptyOutDir: true };
  await build({ configFile, root: import.meta.dirname, build: options, logLevel: 'warn' });
  return serveStatic(scope, outDir);
}

/** Runs on a new page of that address, which finds nothing in the browser's storage. */
async function onPage<Result>(
  context: BrowserContext,
  url: string,
  run: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await context.newPage();
  const timer = setTimeout(() => void page.close(), runLimitMs);
  try {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    await page.goto(url);
    return await run(page);
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}

function reader(name: 'microtrax' | 'json-lines' | 'stream'): Side {
  return {
    place: 'Chromium',
    async prepare(folder, scope) {
      const context = await (chromium ??= launch(scope));
      const url = await (readingPage ??= serveReadingPage(scope));
      return () =>
        onPage(context, url, async (page): Promise<Sample> => {
          await dropFolder(page, folder);
          return page.evaluate((reader) => window.read(reader), name);
        });
    },
  };
}

export const microtrax = reader('microtrax');
export const jsonLines = reader('json-lines');
export const stream = reader('stream');

/** The dashboard, from the drop of the folder until every experiment stands in its list. */
export const page: Side = {
  place: 'mtx',
  async prepare(folder, scope) {
    const context = await (chromium ??= launch(scope));
    const url = await (dashboard ??= serveStatic(scope));
    const { experiments } = dataSets.logbook;
    return () =>
      onPage(context, url, async (page): Promise<Sample> => {
        await page.getByRole('button', { name: 'Open folder' }).waitFor();
        const standsMs = page.evaluate(listStands, experiments);
        await dropFolder(page, folder);
        return { ms: await standsMs };
      });
  },
};
