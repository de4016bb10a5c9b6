import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { expectedOfSample } from './support/expected.js';
import { temporaryFolder } from './support/folders.js';
import { serveStatic } from './support/servers.js';

const metric = 'train/loss';
const { experiments, curves } = expectedOfSample();
const [experiment = ''] = experiments;
const lines = curves.get(metric) ?? 0;

describe('the charts', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  /** The sample, drawn. */
  async function openSample(test: TestContext): Promise<Dashboard> {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitForLines(metric, lines);
    return dashboard;
  }

  it('zoom by dragging, and a double click shows all again', async (test) => {
    const dashboard = await openSample(test);
    const whole = await dashboard.pictureOtherThan(metric, '');
    await dashboard.zoom(metric, 0.4, 0.7);
    await dashboard.pictureOtherThan(metric, whole);
    await dashboard.doubleClick(metric);
    await dashboard.waitForPicture(metric, whole);
    dashboard.trouble.assertNone();
  });

  it('run along time instead of the step, and remember it', async (test) => {
    const dashboard = await openSample(test);
    const byStep = await dashboard.pictureOtherThan(metric, '');
    await page.getByRole('radiogroup', { name: 'X axis' }).getByRole('radio', { name: 'Relative' }).check();
    const byTime = await dashboard.pictureOtherThan(metric, byStep);

    await page.waitForURL(/x=time/);
    await page.reload();
    await dashboard.waitForLines(metric, lines);
    assert.ok(await page.getByRole('radio', { name: 'Relative' }).isChecked());
    await dashboard.waitForPicture(metric, byTime);
    await page.getByRole('radio', { name: 'Step' }).check();
    await dashboard.waitForPicture(metric, byStep);
    dashboard.trouble.assertNone();
  });

  it('draw what is selected, in a colour that stays', async (test) => {
    const dashboard = await openSample(test);
    const all = await dashboard.pictureOtherThan(metric, '');
    await dashboard.toggle(experiment);
    await dashboard.waitForLines(metric, lines - 1);
    await dashboard.pictureOtherThan(metric, all);
    await dashboard.toggle(experiment);
    await dashboard.waitForLines(metric, lines);
    await dashboard.waitForPicture(metric, all);
    dashboard.trouble.assertNone();
  });

  it('are grouped by the part of the name before the slash', async (test) => {
    await openSample(test);
    for (const prefix of ['train', 'val']) await page.getByRole('heading', { level: 2, name: prefix }).waitFor();
  });

  it('say the value under the pointer', async (test) => {
    const dashboard = await openSample(test);
    await dashboard.pointAt(metric);
    const tooltip = dashboard.chart(metric).locator('mtx-chart-tooltip');
    await tooltip.getByText(experiment, { exact: true }).waitFor();
    dashboard.trouble.assertNone();
  });

  it('are light or dark as the system is', async (test) => {
    const folder = temporaryFolder(test, { 'run.jsonl': '{"step": 0, "loss": 1}\n{"step": 1, "loss": 0.5}\n' });
    const lightness: number[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const dashboard = await Dashboard.open(page, await serveStatic(test));
      await nextPick(page, folder);
      await page.getByRole('button', { name: 'Open folder' }).click();
      await dashboard.waitForLines('loss', 1);
      lightness.push(await meanLightness(page));
      dashboard.trouble.assertNone();
    }
    const [light = 0, dark = 1] = lightness;
    assert.ok(light > 0.8 && dark < 0.25, `light ${light}, dark ${dark}`);
  });
});

/** How bright the page is on the whole, 0 to 1. */
async function meanLightness(page: Page): Promise<number> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    return (red + green + blue) / 3 / 255;
  }, png);
}
