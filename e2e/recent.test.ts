import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, test, type TestContext } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { dropFolder, launchChromium, newProfile, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { expectedOf } from './support/expected.js';
import { copiedLogbook } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';

const recent = (page: Page): Locator => page.getByRole('list', { name: 'Recent' }).getByRole('listitem');
const entry = (page: Page, name: string): Locator => recent(page).getByRole('button', { name: new RegExp(`^${name}`) });
const menu = (page: Page): Locator => page.getByRole('button', { name: /^Logbook .*: open another$/ });

/** Picks the folder, and waits until the page has read and drawn it. */
async function openOnce(page: Page, dashboard: Dashboard, folder: string): Promise<void> {
  const expected = expectedOf(folder);
  await nextPick(page, folder);
  await page.keyboard.press('o');
  await dashboard.waitFor(expected);
  await page.getByText(`${path.basename(folder)}: ${expected.experiments.length} experiments`).waitFor();
}

/** Goes back to the first screen, and waits until the folder is remembered there with what it held. */
async function closeLogbook(page: Page, name: string): Promise<void> {
  await menu(page).click();
  await page.getByRole('menuitem', { name: 'Close logbook' }).click();
  await entry(page, name)
    .getByText(/^\d+ experiments · [\d.]+ [kM]B$/)
    .waitFor();
}

describe('a folder that was opened before', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  async function opened(test: TestContext): Promise<{ dashboard: Dashboard; folder: string }> {
    const folder = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    assert.equal(await recent(page).count(), 0);
    await openOnce(page, dashboard, folder);
    return { dashboard, folder };
  }

  /** The folder has been open; the page is new. */
  async function returned(test: TestContext): Promise<{ dashboard: Dashboard; folder: string }> {
    const before = await opened(test);
    await closeLogbook(page, 'quickstart');
    await page.reload();
    return before;
  }

  it('opens with one click after a reload, and says what it held', async (test) => {
    const { dashboard, folder } = await returned(test);
    assert.match(await entry(page, 'quickstart').innerText(), /3 experiments · [\d.]+ kB\s+today \d\d:\d\d/);
    await entry(page, 'quickstart').click();
    await dashboard.waitFor(expectedOf(folder));
    dashboard.trouble.assertNone();
  });

  it('opens with the keyboard, and is removed with it', async (test) => {
    const { dashboard, folder } = await returned(test);
    await entry(page, 'quickstart').focus();
    await page.keyboard.press('Enter');
    await dashboard.waitFor(expectedOf(folder));
    await closeLogbook(page, 'quickstart');
    await entry(page, 'quickstart').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // The list is shorter once that is stored.
    await page.getByRole('list', { name: 'Recent' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    assert.equal(await recent(page).count(), 0);
    dashboard.trouble.assertNone();
  });

  it('says that it is gone, and can be taken off the list', async (test) => {
    const { dashboard, folder } = await returned(test);
    renameSync(folder, `${folder}-moved`);
    await entry(page, 'quickstart').click();
    const alert = page.getByRole('alert');
    await alert.getByText('“quickstart” is gone: moved, renamed, or its drive taken out.').waitFor();
    await alert.getByRole('button', { name: 'Remove it from the list' }).click();
    await page.getByRole('list', { name: 'Recent' }).waitFor({ state: 'detached' });
    await alert.waitFor({ state: 'detached' });
    dashboard.trouble.assertNone();
  });

  it('is offered where another one is open, also by a host', async (test) => {
    const dropped = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await startHost(test, copiedLogbook(test, 'crash')));
    await dashboard.checkbox('completed neighbour').waitFor();
    await dropFolder(page, dropped);
    await dashboard.waitFor(expectedOf(dropped));
    await closeLogbook(page, 'quickstart');
    await page.reload();
    await dashboard.checkbox('completed neighbour').waitFor();
    await menu(page).click();
    await page.getByRole('menuitem', { name: 'quickstart' }).click();
    await dashboard.waitFor(expectedOf(dropped));
    await menu(page).click();
    // What is open is not offered once more.
    await page.getByRole('menuitem', { name: 'Close logbook' }).waitFor();
    await page.getByRole('menuitem', { name: 'quickstart' }).waitFor({ state: 'detached' });
    dashboard.trouble.assertNone();
  });

  it('is gone while another one is open: that one stays', async (test) => {
    const { dashboard, folder } = await opened(test);
    const other = copiedLogbook(test, 'crash');
    await openOnce(page, dashboard, other);
    renameSync(folder, `${folder}-moved`);
    await menu(page).click();
    await page.getByRole('menuitem', { name: 'quickstart' }).click();
    const alert = page.getByRole('alert', { name: 'Trouble' });
    await alert.getByText('“quickstart” is gone').waitFor();
    await dashboard.waitFor(expectedOf(other));
    await alert.getByRole('button', { name: 'Remove from the list' }).click();
    await alert.getByText('“quickstart” is gone').waitFor({ state: 'detached' });
    dashboard.trouble.assertNone();
  });

  it('is not remembered where the browser stores nothing, and opens as ever', async (test) => {
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Storage is refused', 'SecurityError');
      };
    });
    const { dashboard } = await opened(test);
    await page.reload();
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    assert.equal(await recent(page).count(), 0);
    dashboard.trouble.assertNone();
  });

  it('is not offered where folders cannot be opened', async (test) => {
    const { dashboard } = await returned(test);
    await entry(page, 'quickstart').waitFor();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
    await page.reload();
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    assert.equal(await recent(page).count(), 0);
    dashboard.trouble.assertNone();
  });
});

test('a person who does not allow a folder again is told what to do', async (t) => {
  const options = { profile: newProfile(), refuses: true };
  const folder = copiedLogbook(t, 'quickstart');
  const url = await serveStatic(t);
  const before = await launchChromium(options);
  t.after(() => before.close());
  const first = await before.newPage();
  const dashboard = await Dashboard.open(first, url);
  await first.getByRole('button', { name: 'Open folder' }).waitFor();
  await openOnce(first, dashboard, folder);
  await closeLogbook(first, 'quickstart');
  // A reload alone leaves the permission for some seconds.
  await before.close();

  const context = await launchChromium(options);
  t.after(() => context.close());
  const page = await context.newPage();
  const { trouble } = await Dashboard.open(page, url);
  await entry(page, 'quickstart').click();
  await page.getByRole('alert').getByText('The browser was not allowed to read “quickstart”.').waitFor();
  assert.equal(await recent(page).count(), 1);
  trouble.assertNone();
});
