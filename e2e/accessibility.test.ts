import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { expectedOfSample } from './support/expected.js';
import { copiedLogbook } from './support/folders.js';
import { serveStatic } from './support/servers.js';

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const sampleCurves = expectedOfSample().curves;

describe('the page can be used by everybody:', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [wide, narrow]) {
      it(`axe finds nothing, ${colorScheme}, ${viewport.width} px wide`, async (test) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        const dashboard = await Dashboard.open(page, await serveStatic(test));
        const sample = page.getByRole('button', { name: 'Try the sample' });
        await sample.waitFor();
        assert.deepEqual(await violations(page), []);
        await sample.click();
        for (const [metric, lines] of sampleCurves) await dashboard.waitForLines(metric, lines);
        assert.deepEqual(await violations(page), []);
        for (const { open, close } of floating(page)) {
          await open();
          assert.deepEqual(await violations(page), []);
          await close();
        }
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          'scrolls sideways',
        );
        dashboard.trouble.assertNone();
      });
    }
  }

  it('a folder is opened and experiments are chosen with the keyboard alone', async (test) => {
    const folder = copiedLogbook(test, 'quickstart');
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await nextPick(page, folder);
    await tabTo(page, page.getByRole('button', { name: 'Open folder' }));
    await page.keyboard.press('Enter');
    await dashboard.waitForLines('loss', 3);

    await tabTo(page, dashboard.rows.first());
    while (!(await dashboard.row('named context run').evaluate((row) => row.matches(':focus')))) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Space');
    await dashboard.waitForLines('loss', 2);

    await tabTo(page, page.getByRole('radio', { name: 'Step' }));
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.getByRole('radio', { name: 'Relative' }).isChecked());
    dashboard.trouble.assertNone();
  });
});

/** What opens beside, below or above the charts. */
function floating(page: Page): { open: () => Promise<void>; close: () => Promise<void> }[] {
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const opened = (button: string | RegExp, shown: Locator) => async (): Promise<void> => {
    await page.getByRole('button', { name: button }).click();
    await shown.waitFor();
  };
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });
  return [
    {
      open: opened('Settings', page.getByRole('combobox', { name: 'Method' })),
      close: () => page.getByRole('button', { name: 'Close settings' }).click(),
    },
    {
      open: opened(/^Logbook/, page.getByRole('menu')),
      async close() {
        await press('Escape');
        await page.getByRole('menu').waitFor({ state: 'hidden' });
      },
    },
    {
      async open() {
        await press('?');
        await dialog('Shortcuts').waitFor();
      },
      close: () => press('Escape'),
    },
    {
      // All settings reset: the strip that undoes it.
      async open() {
        await opened('Settings', page.getByRole('combobox', { name: 'Method' }))();
        await page.getByRole('button', { name: 'Reset all settings' }).click();
        await page.getByRole('button', { name: 'Close settings' }).click();
        await page.getByRole('region', { name: 'Undo' }).waitFor();
      },
      close: () => page.getByRole('button', { name: 'Undo' }).click(),
    },
  ];
}

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 100; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${target.toString()}`);
}
