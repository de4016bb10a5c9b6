import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { FirefoxDashboard, launchFirefox } from './support/firefox.js';
import { temporaryFolder, type Scope } from './support/folders.js';
import { metricsLogbook } from './support/metrics-logbook.js';
import { startHost } from './support/servers.js';

const { files, lossOf } = metricsLogbook();
const metrics = ['lr', 'tokens', 'train/acc', 'train/loss', 'val/loss'];

describe('the views in Firefox, through the host', { timeout: 110_000 }, () => {
  const ends: (() => void | Promise<void>)[] = [];
  const scope: Scope = { after: (end) => void ends.unshift(end) };
  let downloads: string;
  let browser: Browser;
  let url: string;
  let dashboard: FirefoxDashboard;

  before(async () => {
    downloads = temporaryFolder(scope, {}, 'downloads');
    url = await startHost(scope, temporaryFolder(scope, files));
    browser = await launchFirefox(downloads);
    scope.after(() => browser.close());
  });
  after(async () => {
    for (const end of ends) await end();
  });
  beforeEach(async () => {
    dashboard = await FirefoxDashboard.open(browser, url);
    await dashboard.waitForLines('train/loss', 3);
  });
  afterEach(async () => {
    await dashboard.page.evaluate(() => localStorage.clear());
    await dashboard.page.close();
  });

  it('filter by value, show a range, and draw groups as bands', async () => {
    await dashboard.focus('input', 'Search experiments');
    await dashboard.page.keyboard.type('train/loss < 0.17');
    await dashboard.waitForRows('seed-1', 'seed-0');
    await dashboard.press('Escape');
    await dashboard.waitForRows('large', 'seed-1', 'seed-0');

    await dashboard.click('.swatch:has([aria-label="Show large"])', '');
    await dashboard.waitForLines('train/loss', 2);
    await dashboard.page.keyboard.down('Shift');
    await dashboard.click('.swatch:has([aria-label="Show seed-1"])', '');
    await dashboard.page.keyboard.up('Shift');
    await dashboard.waitForLines('train/loss', 1);
    await dashboard.focus('[role=row]:has([aria-label="Show large"])', '');
    await dashboard.pressWith('Shift', 'ArrowDown');
    await dashboard.press(' ');
    await dashboard.waitForLines('train/loss', 3);

    await dashboard.click('button', 'Group');
    await (await dashboard.find('select', 'Group by')).select('group');
    await dashboard.waitForRows('large', 'large', 'baseline', 'seed-1', 'seed-0');
    await dashboard.click('[role=switch]', 'Draw as mean');
    await dashboard.press('Escape');
    await dashboard.waitForLines('train/loss', 2);
    await dashboard.moveTo('train/loss', 0.5);
    await dashboard.find('bdi.name', 'baseline · mean of 2');
    dashboard.trouble.assertNone();
  });

  it('rename in place and archive, and take both back', async () => {
    await dashboard.focus('[role=row]:has([aria-label="Show large"])', '');
    await dashboard.press('F2');
    await dashboard.find('input', 'Name');
    await dashboard.page.keyboard.type('largest');
    await dashboard.press('Enter');
    await dashboard.waitForRows('largest', 'seed-1', 'seed-0');
    await dashboard.pressWith('Control', 'z');
    await dashboard.waitForRows('large', 'seed-1', 'seed-0');

    await dashboard.click('button', 'Menu of seed-1');
    await dashboard.click('[role=menuitem]', 'Archive');
    await dashboard.waitForRows('large', 'seed-0', 'archived');
    await dashboard.click('[role=region] button', 'Undo');
    await dashboard.waitForRows('large', 'seed-1', 'seed-0');
    dashboard.trouble.assertNone();
  });

  it('smooth with a shadow, and draw on a logarithmic scale', async () => {
    const raw = await dashboard.picture('train/loss');
    await dashboard.press('s');
    const method = await dashboard.find('select', 'Method');
    const beside = await dashboard.picture('train/loss', (picture) => picture !== raw);
    await method.select('mean');
    const smoothed = await dashboard.picture('train/loss', (picture) => picture !== beside);
    await dashboard.click('[role=switch]', 'Raw line as a shadow');
    const bare = await dashboard.picture('train/loss', (picture) => picture !== smoothed);
    assert.notEqual(bare, beside);
    await dashboard.click('[role=switch]', 'Raw line as a shadow');
    await dashboard.picture('train/loss', (picture) => picture === smoothed);

    await dashboard.focus('[role=application]', 'Line chart of train/loss');
    await dashboard.press('l');
    await dashboard.find('[role=figure][aria-label="train/loss"] *', 'log');
    await dashboard.picture('train/loss', (picture) => picture !== smoothed);
    dashboard.trouble.assertNone();
  });

  it('zoom all charts by a drag in one, and keep the values that are clicked', async () => {
    const whole = await dashboard.picture('val/loss');
    await dashboard.moveTo('train/loss', 0.3);
    await dashboard.page.mouse.down();
    await dashboard.moveTo('train/loss', 0.5);
    await dashboard.moveTo('train/loss', 0.7);
    await dashboard.page.mouse.up();
    await dashboard.picture('val/loss', (picture) => picture !== whole);
    await dashboard.click('button', 'Reset zoom');
    await dashboard.picture('val/loss', (picture) => picture === whole);

    const { x, y } = await dashboard.placeIn('train/loss', 0.5);
    await dashboard.page.mouse.click(x, y);
    const tooltip = await dashboard.find('mtx-chart-tooltip', 'Values at the crosshair');
    const kept = await tooltip.evaluate((element) => element.shadowRoot?.textContent);
    assert.match(kept ?? '', /step.*large.*seed-1.*seed-0/s);
    await dashboard.moveTo('train/loss', 0.9);
    await dashboard.page.mouse.move(2, 2);
    await dashboard.find('[role=status]', 'Kept');
    assert.equal(await tooltip.evaluate((element) => element.shadowRoot?.textContent), kept);
    await dashboard.press('Escape');
    await dashboard.waitForNone('mtx-chart-tooltip', 'Values at the crosshair');
    dashboard.trouble.assertNone();
  });

  it('enlarge a chart and go back, pin it and move it by keyboard, and save its points', async () => {
    await dashboard.focus('[role=application]', 'Line chart of train/acc');
    await dashboard.press('Enter');
    await dashboard.find('[role=toolbar][aria-label="Enlarged chart"] h2', 'train/acc');
    await dashboard.waitForCharts('train/acc');
    await dashboard.press('Escape');
    await dashboard.waitForCharts(...metrics);

    await dashboard.focus('[role=application]', 'Line chart of val/loss');
    await dashboard.press('p');
    await dashboard.waitForCharts('val/loss', 'lr', 'tokens', 'train/acc', 'train/loss');
    await dashboard.focus('[role=application]', 'Line chart of train/loss');
    await dashboard.pressWith('Alt', 'ArrowLeft');
    await dashboard.waitForCharts('val/loss', 'lr', 'tokens', 'train/loss', 'train/acc');

    await dashboard.click('button', 'Menu of train/loss');
    await dashboard.click('[role=menuitem]', 'Save CSV');
    const rows = (await saved(path.join(downloads, 'logbook train-loss.csv'))).trimEnd().split('\r\n').slice(1);
    const points = ['seed-0', 'seed-1', 'large'].flatMap(lossOf);
    assert.deepEqual(
      rows.map((row) => row.split(',').slice(2).map(Number)).sort(byNumbers),
      points.map(({ step, time, value }) => [step, time, value]).sort(byNumbers),
    );
    dashboard.trouble.assertNone();
  });

  it('give settings back that were reset, list the shortcuts, and lose nothing at a reload', async () => {
    await dashboard.press('s');
    const method = await dashboard.find('select', 'Method');
    await method.select('gaussian');
    await dashboard.click('button', 'Reset all settings');
    await dashboard.find('[role=region] *', 'All settings reset');
    assert.equal(await method.evaluate((select) => (select as HTMLSelectElement).value), 'none');
    await dashboard.click('[role=region] button', 'Undo');
    await dashboard.waitForNone('[role=region] *', 'All settings reset');
    assert.equal(await method.evaluate((select) => (select as HTMLSelectElement).value), 'gaussian');
    await dashboard.press('?');
    await dashboard.find('dialog *', 'Reset zoom');
    await dashboard.press('Escape');
    await dashboard.waitForNone('dialog *', 'Reset zoom');

    await dashboard.press('/');
    await dashboard.page.keyboard.type('seed');
    await dashboard.waitForRows('seed-1', 'seed-0');
    // The last choice is not in the address yet when the page goes.
    for (const each of ['ema', 'time-ema', 'mean']) await method.select(each);
    await dashboard.page.reload();
    await dashboard.waitForLines('train/loss', 3);
    await dashboard.waitForRows('seed-1', 'seed-0');
    await dashboard.press('s');
    const again = await dashboard.find('select', 'Method');
    assert.equal(await again.evaluate((select) => (select as HTMLSelectElement).value), 'mean');
    dashboard.trouble.assertNone();
  });
});

const byNumbers = (one: number[], other: number[]): number => {
  const at = one.findIndex((number, i) => !Object.is(number, other[i]));
  return at < 0 ? 0 : one[at]! - other[at]!;
};

/** What the file says once the browser has saved it. */
async function saved(file: string): Promise<string> {
  const giveUpMs = performance.now() + 10_000;
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') return text;
    assert.ok(performance.now() < giveUpMs, `${path.basename(file)} was not saved`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
