import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { dropFolder, launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { expectedOf, expectedOfSample } from './support/expected.js';
import { copiedLogbook } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';

describe('a logbook opens', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  it('by the picker', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await nextPick(page, folder);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await dashboard.waitFor(expectedOf(folder));
    dashboard.trouble.assertNone();
  });

  it('by dropping the folder anywhere on the window', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    await dropFolder(page, folder);
    await dashboard.waitFor(expectedOf(folder));
    dashboard.trouble.assertNone();
  });

  it('by choosing its files, where a browser has no folder picker', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    const choosing = page.waitForEvent('filechooser');
    await page.getByText('Choose files').click();
    await (await choosing).setFiles(folder);
    await dashboard.waitFor(expectedOf(folder));
    dashboard.trouble.assertNone();
  });

  it('from the host that serves the page, without a click', async (test) => {
    const folder = copiedLogbook(test, 'mid');
    const dashboard = await Dashboard.open(page, await startHost(test, folder));
    const expected = expectedOf(folder);
    await dashboard.checkbox('vit-s16-lion-lr0.001-seed7').waitFor();
    assert.equal(await dashboard.rows.count(), expected.experiments.length);
    // The newest ten are drawn.
    for (const metric of expected.curves.keys()) await dashboard.waitForLines(metric, 10);
    assert.equal(await dashboard.charts.count(), expected.curves.size);
    dashboard.trouble.assertNone();
  });

  it('by dropping another folder on a page that a host serves', async (test) => {
    const dropped = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await startHost(test, copiedLogbook(test, 'crash')));
    await dashboard.checkbox('completed neighbour').waitFor();
    await dropFolder(page, dropped);
    await dashboard.checkbox('completed neighbour').waitFor({ state: 'detached' });
    await dashboard.waitFor(expectedOf(dropped));
    dashboard.trouble.assertNone();
  });

  it('with names of every kind, and values that are not finite', async (test) => {
    const folder = copiedLogbook(test, 'nan');
    const dashboard = await Dashboard.open(page, await startHost(test, folder));
    const expected = expectedOf(folder);
    for (const name of expected.experiments) await dashboard.checkbox(name).waitFor();
    await dashboard.waitForLines('constructor', 1);
    await dashboard.waitForLines('<script>alert(1)</script>', 1);
    assert.equal(await dashboard.charts.count(), expected.curves.size);
    dashboard.trouble.assertNone();
  });

  it('as the bundled sample', async (test) => {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitFor(expectedOfSample());
    dashboard.trouble.assertNone();
  });

  it('and stays what it was when another one cannot be picked', async (test) => {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    // Nothing is to be picked: the answer is that of a person who closes the picker.
    await page.getByRole('button', { name: 'Open folder' }).click();
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitFor(expectedOfSample());
    dashboard.trouble.assertNone();
  });
});
