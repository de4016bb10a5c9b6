import assert from 'node:assert/strict';
import { appendFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { copiedLogbook, temporaryFolder } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';

const file = 'experiments/experiment_20260101_120000_0000000a.jsonl';
const header = '{"type": "metadata", "name": "runs", "start_time": 1767268800, "status": "completed"}\n';
const point = (step: number, loss: number): string =>
  `{"type": "log", "timestamp": ${1767268800 + step}, "data": {"step": ${step}, "loss": ${loss}}}\n`;

describe('around the charts', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  const settings = (): Locator => page.getByRole('complementary', { name: 'Settings' });
  const method = (): Locator => settings().getByRole('combobox', { name: 'Method' });
  const press = (key: string): Promise<void> => page.keyboard.press(key);

  async function open(test: TestContext, folder = copiedLogbook(test, 'quickstart')): Promise<Dashboard> {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await nextPick(page, folder);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await dashboard.charts.first().waitFor();
    return dashboard;
  }

  it('settings apply at once, are kept, and their reset can be undone', async (test) => {
    const dashboard = await open(test);
    const tabs = page.getByRole('tablist', { name: 'Panels' });
    const before = await page.getByRole('main').boundingBox();
    await press('s');
    await method().selectOption('ema');
    const drawer = await settings().boundingBox();
    const beside = await page.getByRole('main').boundingBox();
    assert.equal(before!.width - beside!.width, drawer!.width, 'the drawer covers the charts');
    const amount = settings().getByRole('slider', { name: 'Weight' });
    await amount.press('End');
    assert.equal(await amount.getAttribute('aria-valuetext'), '0.999');
    await settings().getByText('Dark', { exact: true }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await settings().getByRole('combobox', { name: 'Palette' }).selectOption('okabe-ito');
    assert.equal(await page.locator('html').getAttribute('data-palette'), 'okabe-ito');

    await page.waitForURL(/weight=0\.999/);
    await page.reload();
    await tabs.waitFor();
    await press('s');
    assert.equal(await method().inputValue(), 'ema');
    await settings().getByRole('button', { name: 'Reset all settings' }).click();
    assert.equal(await method().inputValue(), 'none');
    assert.notEqual(await page.locator('html').getAttribute('data-palette'), 'okabe-ito');
    await page.getByRole('region', { name: 'Undo' }).getByText('All settings reset').waitFor();
    await press('Control+z');
    await page.getByRole('region', { name: 'Undo' }).waitFor({ state: 'hidden' });
    assert.equal(await method().inputValue(), 'ema');
    await press('Escape');
    await settings().waitFor({ state: 'hidden' });
    assert.ok(await page.getByRole('button', { name: 'Settings' }).evaluate((button) => button.matches(':focus')));
    dashboard.trouble.assertNone();
  });

  it('what is appended waits while nothing is followed, and shows when it is asked for', async (test) => {
    const folder = temporaryFolder(test, { [file]: header + point(0, 0.5) });
    const dashboard = await open(test, folder);
    await dashboard.lastValue('loss').filter({ hasText: '0.5' }).waitFor();
    await press('s');
    await settings().getByRole('switch', { name: 'Follow new points' }).uncheck();
    appendFileSync(path.join(folder, file), point(1, 0.25));
    await settings().getByText('1 experiment has changed').waitFor();
    assert.match(await dashboard.lastValue('loss').innerText(), /0\.5/);
    await settings().getByRole('button', { name: 'Look now' }).click();
    await dashboard.lastValue('loss').filter({ hasText: '0.25' }).waitFor();
    appendFileSync(path.join(folder, file), point(2, 0.125));
    await page.getByText('1 changed', { exact: true }).waitFor();
    await settings().getByRole('switch', { name: 'Follow new points' }).check();
    await dashboard.lastValue('loss').filter({ hasText: '0.125' }).waitFor();
    dashboard.trouble.assertNone();
  });

  it('the address says what is seen, and a reload shows it again', async (test) => {
    const dashboard = await open(test);
    await press('s');
    await method().selectOption('gaussian');
    await settings().getByText('Relative', { exact: true }).click();
    await page.waitForURL(/#logbook=quickstart&.*smoothing=gaussian/);
    await page.waitForURL(/x=time/);
    const link = page.url();

    await page.reload();
    await dashboard.charts.first().waitFor();
    await press('s');
    assert.equal(await method().inputValue(), 'gaussian');
    assert.ok(await settings().getByRole('radio', { name: 'Relative' }).isChecked());
    assert.equal(page.url(), link);

    // A link that is pasted into the address of the open page.
    await page.evaluate(() => (location.hash = '#logbook=quickstart&smoothing=mean'));
    await page.waitForURL(/smoothing=mean/);
    await settings().getByRole('slider', { name: 'Points' }).waitFor();
    await page.evaluate(() => (location.hash = '#logbook=elsewhere'));
    await page.getByText('The link shows “elsewhere”, which is not open here.').waitFor();
    await page.getByRole('button', { name: 'Close this message' }).click();
    await page.waitForURL(/#logbook=quickstart/);

    await page.getByRole('button', { name: /^Logbook quickstart/ }).click();
    await page.getByRole('menuitem', { name: 'Close logbook' }).click();
    await page.getByRole('button', { name: 'Open folder' }).waitFor();
    assert.equal(new URL(page.url()).hash, '');
    dashboard.trouble.assertNone();
  });

  it('what was changed just before a reload is there after it', async (test) => {
    const dashboard = await Dashboard.open(page, await startHost(test, copiedLogbook(test, 'quickstart')));
    await dashboard.charts.first().waitFor();
    await press('s');
    for (const each of ['ema', 'mean', 'gaussian']) await method().selectOption(each);
    await page.reload();
    await dashboard.charts.first().waitFor();
    await press('s');
    assert.equal(await method().inputValue(), 'gaussian');
    dashboard.trouble.assertNone();
  });

  it('keys do what the sheet of shortcuts says, but for those that are typed', async (test) => {
    const dashboard = await open(test);
    const list = page.getByRole('complementary', { name: 'List of experiments' });
    const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
    await press('?');
    for (const words of ['Search experiments', 'Settings', 'Reset zoom', 'Undo']) {
      await sheet.getByText(words, { exact: true }).waitFor();
    }
    // What stands behind the dialog hears no keys.
    await press('l');
    assert.ok(await list.isVisible());
    await press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await press('l');
    await list.waitFor({ state: 'hidden' });
    await press('/');
    await list.waitFor();
    await page.keyboard.type('sl?');
    assert.equal(await page.getByRole('searchbox', { name: /experiments/i }).inputValue(), 'sl?');
    assert.ok(await settings().isHidden());
    assert.ok(await sheet.isHidden());
    dashboard.trouble.assertNone();
  });

  it('a folder that the browser closes is read on with one click, one that is gone is chosen anew', async (test) => {
    const folder = temporaryFolder(test, { [file]: header + point(0, 0.5) });
    const dashboard = await open(test, folder);
    const trouble = page.getByRole('alert', { name: 'Trouble' });
    renameSync(folder, `${folder}-away`);
    await trouble.getByText('“logbook” is gone').waitFor();
    await trouble.getByRole('button', { name: 'Open folder' }).waitFor();
    await trouble.getByRole('button', { name: 'Close this message' }).click();
    await trouble.getByText('is gone').waitFor({ state: 'hidden' });
    assert.ok(await dashboard.chart('loss').isVisible());
    renameSync(`${folder}-away`, folder);
    await page.getByText('not followed').waitFor({ state: 'hidden' });

    // Headless, nobody can take a permission back: the page is told so, and cannot read.
    await page.evaluate(() => {
      let permission: PermissionState = 'prompt';
      FileSystemHandle.prototype.queryPermission = () => Promise.resolve(permission);
      FileSystemHandle.prototype.requestPermission = () => Promise.resolve((permission = 'granted'));
    });
    renameSync(folder, `${folder}-closed`);
    await trouble.getByText('The browser has closed this folder').waitFor();
    renameSync(`${folder}-closed`, folder);
    appendFileSync(path.join(folder, file), point(1, 0.25));
    await trouble.getByRole('button', { name: 'Allow again' }).click();
    await dashboard.lastValue('loss').filter({ hasText: '0.25' }).waitFor();
    await trouble.getByText('has closed').waitFor({ state: 'hidden' });
    dashboard.trouble.assertNone();
  });

  it('on a phone the list and the settings are sheets at the thumb', async (test) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 844 });
    const dashboard = await open(test);
    await page.getByRole('button', { name: 'Settings' }).click();
    await method().waitFor();
    const sheet = await settings().boundingBox();
    assert.deepEqual([sheet!.x, sheet!.width, sheet!.y + sheet!.height], [0, 390, 844]);
    await settings().getByRole('button', { name: 'Close settings' }).click();
    await settings().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Experiments/ }).click();
    await page.getByRole('complementary', { name: 'List of experiments' }).waitFor();
    await page.getByRole('button', { name: 'Close the list' }).click();
    const small = await page
      .getByRole('button')
      .and(page.locator(':visible'))
      .evaluateAll((buttons) =>
        buttons.filter((button) => button.getBoundingClientRect().height < 40).map((button) => button.outerHTML),
      );
    assert.deepEqual(small, []);
    dashboard.trouble.assertNone();
  });
});
