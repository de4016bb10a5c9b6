import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { expectedOf } from './support/expected.js';
import { FirefoxDashboard, launchFirefox } from './support/firefox.js';
import { copiedLogbook } from './support/folders.js';
import { hideUnseen, linesByChart } from './support/in-page.mjs';
import { startHost } from './support/servers.js';

test("Firefox draws the host's logbook: the same charts with the same lines", { timeout: 90_000 }, async (t) => {
  const folder = copiedLogbook(t, 'quickstart');
  const url = await startHost(t, folder);
  const browser = await launchFirefox();
  t.after(() => browser.close());
  const { page, trouble } = await FirefoxDashboard.open(browser, url);

  const expected = expectedOf(folder);
  const wanted = [...expected.curves].sort(([a], [b]) => (a < b ? -1 : 1));
  const giveUpMs = performance.now() + 30_000;
  let drawn = await page.evaluate(linesByChart);
  while (!isDeepStrictEqual(drawn, wanted) && performance.now() < giveUpMs) drawn = await page.evaluate(linesByChart);
  assert.deepEqual(drawn, wanted);

  const shown = await settledPicture(page);
  await page.evaluate(hideUnseen);
  assert.ok(shown === (await settledPicture(page)), 'What is meant for the ear only can be seen.');
  await showsAgain(page);
  trouble.assertNone();
});

/** A view that was set with the keyboard is in the address, and there again after a reload. */
async function showsAgain(page: Page): Promise<void> {
  await page.keyboard.press('s');
  const method = await page.waitForSelector('>>> select[aria-label="Method"]');
  await method?.select('mean');
  await page.waitForFunction(() => location.hash.includes('smoothing=mean'));
  await page.reload();
  await page.waitForSelector('>>> [role="tab"]');
  await page.keyboard.press('s');
  const again = await page.waitForSelector('>>> select[aria-label="Method"]');
  assert.equal(await again?.evaluate((select) => select.value), 'mean');
  assert.ok((await page.evaluate(() => location.hash)).includes('smoothing=mean'));
}

/** The charts as they look once they no longer change. */
async function settledPicture(page: Page): Promise<string> {
  const panel = await page.waitForSelector('>>> #panel[role=tabpanel]');
  assert.ok(panel);
  const giveUpMs = performance.now() + 15_000;
  for (let last = ''; performance.now() < giveUpMs;) {
    const picture = await panel.screenshot({ encoding: 'base64' });
    if (picture === last) return picture;
    last = picture;
  }
  throw new Error('The charts do not come to rest.');
}
