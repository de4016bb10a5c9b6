import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { metricsLogbook } from './support/metrics-logbook.js';
import { serveStatic } from './support/servers.js';

const { files, lossOf } = metricsLogbook();

describe('the metrics of a folder', () => {
  let context: BrowserContext;
  let page: Page;
  let dashboard: Dashboard;

  before(async () => {
    context = await launchChromium();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  async function open(test: TestContext, logbook = files, name = 'logbook'): Promise<void> {
    dashboard = await Dashboard.open(page, await serveStatic(test));
    await nextPick(page, temporaryFolder(test, logbook, name));
    await page.getByRole('button', { name: 'Open folder' }).click();
    await dashboard.charts.first().waitFor();
  }

  /** The charts' names, as they stand. */
  const names = (): Promise<(string | null)[]> =>
    dashboard.charts.evaluateAll((figures) => figures.map((figure) => figure.getAttribute('aria-label')));
  const waitForNames = (wanted: string[]): Promise<void> => until(async () => same(await names(), wanted));
  const plot = (metric: string): Locator => dashboard.chart(metric).getByRole('application');
  const search = (): Locator => page.getByRole('searchbox', { name: 'Search metrics' });

  async function chooseFromMenu(metric: string, item: string): Promise<void> {
    await page.getByRole('button', { name: `Menu of ${metric}`, exact: true }).click();
    await page.getByRole('menu').getByText(item, { exact: true }).click();
  }

  it('are found by words and by regular expressions, and a search says what is wrong with it', async (test) => {
    await open(test);
    await waitForNames(['lr', 'tokens', 'train/acc', 'train/loss', 'val/loss']);
    await search().fill('loss');
    await waitForNames(['train/loss', 'val/loss']);
    await page.getByRole('toolbar', { name: 'Charts' }).getByRole('button', { name: 'Regular expression' }).click();
    await search().fill('^(lr|val/.*)$');
    await waitForNames(['lr', 'val/loss']);
    await search().fill('(');
    assert.equal(await search().getAttribute('aria-invalid'), 'true');
    await search().fill('nowhere');
    await page.getByText('None of 5 metrics fits nowhere.').waitFor();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await waitForNames(['lr', 'tokens', 'train/acc', 'train/loss', 'val/loss']);
    dashboard.trouble.assertNone();
  });

  it('are pinned, hidden, moved and closed in sections, and lie like that the next time', async (test) => {
    await open(test, files, 'arranged');
    await plot('val/loss').focus();
    await page.keyboard.press('p');
    await waitForNames(['val/loss', 'lr', 'tokens', 'train/acc', 'train/loss']);
    await chooseFromMenu('tokens', 'Hide');
    await waitForNames(['val/loss', 'lr', 'train/acc', 'train/loss']);
    await plot('train/loss').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await waitForNames(['val/loss', 'lr', 'train/loss', 'train/acc']);
    // The focus went with the card.
    await page.keyboard.press('Alt+ArrowRight');
    await waitForNames(['val/loss', 'lr', 'train/acc', 'train/loss']);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('button', { name: 'metrics', exact: true }).click();
    await waitForNames(['val/loss', 'train/loss', 'train/acc']);

    await page.waitForURL(/closedSections/);
    await page.reload();
    await waitForNames(['val/loss', 'train/loss', 'train/acc']);
    await page.getByRole('button', { name: '1 hidden' }).click();
    await page.getByRole('menuitem', { name: 'tokens' }).click();
    await page.getByRole('button', { name: 'metrics', exact: true }).click();
    await waitForNames(['val/loss', 'lr', 'tokens', 'train/loss', 'train/acc']);
    dashboard.trouble.assertNone();
  });

  it('are dragged to another place, with Escape as the way back, and made higher a row at a time', async (test) => {
    await open(test);
    await dashboard.waitForLines('train/loss', 3);
    const dragHead = async (metric: string, onto: string): Promise<void> => {
      const from = (await dashboard.chart(metric).locator('h3').boundingBox())!;
      const to = (await dashboard.chart(onto).boundingBox())!;
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 4 });
      await page.mouse.move(to.x + 10, to.y + 40, { steps: 4 });
    };
    await dragHead('train/loss', 'train/acc');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await waitForNames(['lr', 'tokens', 'train/acc', 'train/loss', 'val/loss']);
    await dragHead('train/loss', 'train/acc');
    await page.mouse.up();
    await waitForNames(['lr', 'tokens', 'train/loss', 'train/acc', 'val/loss']);

    const height = async (metric: string): Promise<number> => (await dashboard.chart(metric).boundingBox())!.height;
    const before = await height('train/loss');
    await page.getByRole('separator', { name: 'Height of train/loss' }).focus();
    await page.keyboard.press('ArrowDown');
    await until(async () => (await height('train/loss')) === before + 16);
    assert.equal(await height('train/acc'), before + 16);
    assert.equal(await height('val/loss'), before);
    await page.keyboard.press('Home');
    await until(async () => (await height('train/loss')) === before);
    dashboard.trouble.assertNone();
  });

  it('are drawn along times and other metrics, on a logarithmic scale, and smoothed', async (test) => {
    await open(test);
    await dashboard.waitForLines('train/loss', 3);
    const byStep = await dashboard.pictureOtherThan('train/loss', '');
    await page.getByRole('radio', { name: 'Wall' }).check();
    const byClock = await dashboard.pictureOtherThan('train/loss', byStep);
    await page.getByRole('radio', { name: 'Step' }).check();
    await dashboard.waitForPicture('train/loss', byStep);

    await chooseFromMenu('train/loss', 'Along…');
    const picker = page.getByRole('dialog', { name: 'X axis of train/loss' });
    await picker.getByRole('searchbox').fill('tok');
    await picker.getByRole('button', { name: 'tokens' }).click();
    const byTokens = await dashboard.pictureOtherThan('train/loss', byStep);
    assert.notEqual(byTokens, byClock);
    await chooseFromMenu('train/loss', 'Reset this chart');
    await dashboard.waitForPicture('train/loss', byStep);

    await plot('train/loss').focus();
    await page.keyboard.press('l');
    await dashboard.chart('train/loss').getByText('log', { exact: true }).waitFor();
    await dashboard.pictureOtherThan('train/loss', byStep);
    await page.keyboard.press('l');
    await dashboard.waitForPicture('train/loss', byStep);

    await page.getByRole('slider', { name: 'Smoothing' }).press('End');
    await dashboard.pictureOtherThan('train/loss', byStep);
    await page.getByRole('slider', { name: 'Smoothing' }).press('Home');
    await dashboard.waitForPicture('train/loss', byStep);
    dashboard.trouble.assertNone();
  });

  it('are zoomed together, and one goes back by one zoom or to all', async (test) => {
    await open(test);
    await dashboard.waitForLines('val/loss', 3);
    await dashboard.waitForLines('train/loss', 3);
    const whole = await dashboard.pictureOtherThan('val/loss', '');
    await dashboard.zoom('train/loss', 0.2, 0.8);
    const zoomed = await dashboard.pictureOtherThan('val/loss', whole);
    await page
      .getByRole('toolbar', { name: 'Charts' })
      .getByText(/^step [\d.]+ – [\d.]+$/)
      .waitFor();
    // Changes that follow each other at once are one.
    await page.waitForTimeout(600);
    await dashboard.zoom('train/loss', 0.4, 0.6);
    await dashboard.pictureOtherThan('val/loss', zoomed);
    await page.keyboard.press('Backspace');
    await dashboard.waitForPicture('val/loss', zoomed);
    await page.getByRole('button', { name: 'Reset zoom' }).click();
    await dashboard.waitForPicture('val/loss', whole);
    dashboard.trouble.assertNone();
  });

  it('are enlarged one after another, each with its figures', async (test) => {
    await open(test);
    await dashboard.waitForLines('train/acc', 3);
    await plot('train/acc').focus();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('toolbar', { name: 'Enlarged chart' });
    await bar.getByRole('heading', { name: 'train/acc' }).waitFor();
    await dashboard.waitForLines('train/acc', 3);
    await page.keyboard.press('j');
    await bar.getByRole('heading', { name: 'train/loss' }).waitFor();
    const table = page.getByRole('complementary', { name: 'About train/loss' }).getByRole('table');
    const row = table.getByRole('row', { name: /^seed-0/ });
    await until(async () => /0\.15/.test(await row.innerText()));
    assert.deepEqual((await row.innerText()).split(/\s+/), ['seed-0', '0.15', '0.15', '3.1', '59']);
    await page.keyboard.press('k');
    await bar.getByRole('heading', { name: 'train/acc' }).waitFor();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await waitForNames(['lr', 'tokens', 'train/acc', 'train/loss', 'val/loss']);
    dashboard.trouble.assertNone();
  });

  it('are shown as a table that is sorted and copied', async (test) => {
    await open(test);
    await plot('train/loss').focus();
    await page.keyboard.press('t');
    const table = dashboard.chart('train/loss').getByRole('table');
    const firsts = (): Promise<string[]> => table.locator('tbody th').allInnerTexts();
    await until(async () => same(await firsts(), ['large', 'seed-1', 'seed-0']));
    await table.getByRole('button', { name: 'Last' }).click();
    await until(async () => same(await firsts(), ['seed-0', 'seed-1', 'large']));
    await table.getByRole('button', { name: 'NaN' }).click();
    await table.getByRole('button', { name: 'NaN' }).click();
    await until(async () => (await firsts())[0] === 'large');
    await table.getByRole('button', { name: 'Copy the table' }).click();
    await until(async () => (await clipboard(page)).startsWith('Experiment\tLast\tMin\tThe step of the lowest value'));
    const [, large] = (await clipboard(page)).split('\n');
    assert.equal(large?.split('\t')[0], 'large');
    assert.equal(large?.split('\t').at(-2), '1');
    dashboard.trouble.assertNone();
  });

  it('are saved with every point, and as pictures, and linked to', async (test) => {
    await open(test);
    await dashboard.waitForLines('train/loss', 3);
    const save = async (item: string): Promise<{ name: string; bytes: Buffer }> => {
      const download = page.waitForEvent('download');
      await chooseFromMenu('train/loss', item);
      const saved = await download;
      return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
    };
    const csv = await save('Save CSV');
    assert.equal(csv.name, 'logbook train-loss.csv');
    const rows = csv.bytes
      .toString()
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const json = JSON.parse((await save('Save JSON')).bytes.toString()) as Record<string, unknown>[];
    for (const name of ['seed-0', 'seed-1', 'large']) {
      const points = lossOf(name);
      const numbers = rows.filter((row) => row[1] === name).map(([, , ...cells]) => cells.map(Number));
      assert.deepEqual(
        numbers,
        points.map(({ step, time, value }) => [step, time, value]),
      );
      const values = json.filter((row) => row['name'] === name).map(({ step, time, value }) => ({ step, time, value }));
      assert.deepEqual(
        values,
        points.map(({ value, ...others }) => ({ ...others, value: Number.isFinite(value) ? value : String(value) })),
      );
    }
    const svg = await save('Save SVG');
    assert.match(svg.bytes.toString(), /^<(\?xml|svg)[\s\S]*train\/loss[\s\S]*<\/svg>\s*$/);
    const png = await save('Save PNG');
    assert.equal(png.name, 'logbook train-loss.png');
    assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
    await chooseFromMenu('train/loss', 'Copy link to this view');
    await page.getByText('Link copied').first().waitFor();
    assert.ok((await clipboard(page)).startsWith(page.url().replace(/#.*/, '')));
    dashboard.trouble.assertNone();
  });

  it('are drawn as the mean of a group with a band', async (test) => {
    await open(test);
    await dashboard.waitForLines('train/loss', 3);
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('group');
    await page.getByRole('switch', { name: 'Draw as mean ± std' }).check();
    await page.keyboard.press('Escape');
    await dashboard.waitForLines('train/loss', 2);
    await dashboard.pointAt('train/loss');
    await dashboard.chart('train/loss').getByText('baseline · mean of 2').first().waitFor();
    dashboard.trouble.assertNone();
  });

  it('are drawn only where they are seen, however many there are', async (test) => {
    const data = Array.from({ length: 400 }, (_, i) => `"m${i % 20}/x${i}":${i}`).join();
    const lines = [0, 1].map((step) => `{"type":"log","timestamp":${step},"data":{"step":${step},${data}}}`);
    await open(test, { 'experiments/many.jsonl': `{"type":"metadata","name":"many"}\n${lines.join('\n')}\n` });
    await until(async () => (await dashboard.charts.count()) === 400);
    await dashboard.waitForLines('m0/x0', 1);
    assert.ok((await page.locator('canvas').count()) < 60);
    await dashboard.waitForLines('m19/x399', 1);
    assert.ok((await page.locator('canvas').count()) < 60);
    dashboard.trouble.assertNone();
  });
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Waits until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUpMs = performance.now() + 10_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < giveUpMs, `It did not come to be so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
