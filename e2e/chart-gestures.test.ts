import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { expectedOfSample } from './support/expected.js';
import { serveStatic } from './support/servers.js';

const metric = 'train/loss';
const lines = expectedOfSample().curves.get(metric) ?? 0;

describe('the gestures of a chart', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  async function openSample(test: TestContext): Promise<Dashboard> {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.waitForLines(metric, lines);
    return dashboard;
  }

  const plot = (dashboard: Dashboard): Locator => dashboard.chart(metric).getByRole('application');

  /** A place of the plot in the window, as shares of it. */
  async function place(dashboard: Dashboard, x: number, y = 0.5): Promise<[number, number]> {
    const box = await plot(dashboard).boundingBox();
    assert.ok(box);
    return [box.x + box.width * x, box.y + box.height * y];
  }

  it('zoom with Ctrl and the wheel, pan with Shift and by keyboard, and a wheel alone scrolls the page', async (test) => {
    // So low that there is something to scroll.
    await page.setViewportSize({ width: 1440, height: 480 });
    const dashboard = await openSample(test);
    const whole = await dashboard.pictureOtherThan(metric, '');
    await page.mouse.move(...(await place(dashboard, 0.4)));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    const zoomed = await dashboard.pictureOtherThan(metric, whole);

    await page.keyboard.down('Shift');
    await page.mouse.move(...(await place(dashboard, 0.4)));
    await page.mouse.down();
    await page.mouse.move(...(await place(dashboard, 0.3)));
    await page.mouse.move(...(await place(dashboard, 0.25)));
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const panned = await dashboard.pictureOtherThan(metric, zoomed);

    await plot(dashboard).press('Shift+ArrowLeft');
    const pannedBack = await dashboard.pictureOtherThan(metric, panned);
    const [, before] = await place(dashboard, 0.5);
    await page.mouse.move(...(await place(dashboard, 0.5)));
    await page.mouse.wheel(0, 120);
    await assertMoved(before, async () => (await place(dashboard, 0.5))[1]);
    await dashboard.waitForPicture(metric, pannedBack);
    await plot(dashboard).press('0');
    await dashboard.waitForPicture(metric, whole);
    dashboard.trouble.assertNone();
  });

  it('keep the values by a click, until Esc', async (test) => {
    const dashboard = await openSample(test);
    await page.mouse.click(...(await place(dashboard, 0.5)));
    const tooltip = dashboard.chart(metric).getByRole('group', { name: 'Values at the crosshair' });
    await tooltip.waitFor();
    const kept = await tooltip.textContent();
    await page.mouse.move(...(await place(dashboard, 0.9)));
    await page.mouse.move(2, 2);
    assert.ok(await tooltip.isVisible());
    assert.equal(await tooltip.textContent(), kept);
    await dashboard.chart(metric).getByRole('status').getByText(/^Kept/).waitFor();
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'hidden' });
    dashboard.trouble.assertNone();
  });

  it('are those of fingers, too: one shows the values, two pinch', async (test) => {
    const dashboard = await openSample(test);
    const whole = await dashboard.pictureOtherThan(metric, '');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...shares: number[]): Promise<void> => {
      const touchPoints = [];
      for (const [id, share] of shares.entries()) {
        const [x, y] = await place(dashboard, share);
        touchPoints.push({ x, y, id });
      }
      await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    };

    await touch('touchStart', 0.4);
    await touch('touchMove', 0.5);
    await touch('touchMove', 0.6);
    await touch('touchEnd');
    const tooltip = dashboard.chart(metric).getByRole('group', { name: 'Values at the crosshair' });
    await tooltip.waitFor();

    await touch('touchStart', 0.45, 0.55);
    await touch('touchMove', 0.4, 0.6);
    await touch('touchMove', 0.3, 0.7);
    await touch('touchEnd');
    await dashboard.pictureOtherThan(metric, whole);
    dashboard.trouble.assertNone();
  });
});

/** Waits until a length is another one. */
async function assertMoved(before: number, now: () => Promise<number>): Promise<void> {
  const giveUpMs = performance.now() + 5000;
  while ((await now()) === before) assert.ok(performance.now() < giveUpMs, 'nothing was scrolled');
}
