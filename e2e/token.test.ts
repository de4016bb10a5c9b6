import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Ends } from '../bench/ends.js';
import { launchChromium } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { startHost } from './support/servers.js';

const token = 'first-token-of-the-host';
const file = 'experiments/a.jsonl';
/** Where the page is; what it looks at stands in the fragment. */
const addressOf = (page: Page): string => page.url().replace(/#.*/, '');
const point = (step: number, loss: number): string =>
  `${JSON.stringify({ type: 'log', timestamp: 5, data: { step, loss } })}\n`;

describe('a host that asks for a token', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => {
    await context.clearCookies();
    page = await context.newPage();
  });
  afterEach(() => page.close());

  const dialog = (): Locator => page.getByRole('dialog', { name: 'This host asks for its token' });
  const field = (): Locator => dialog().getByLabel('Token');
  const give = async (text: string): Promise<void> => {
    await field().fill(text);
    await page.keyboard.press('Enter');
  };

  it('shows its logbook where its link is opened, and the token leaves the address', async (test) => {
    const link = await startHost(test, temporaryFolder(test, { [file]: point(0, 0.5) }), { token });
    assert.equal(new URL(link).searchParams.get('token'), token);
    const dashboard = await Dashboard.open(page, link);
    await dashboard.waitForLines('loss', 1);
    assert.equal(addressOf(page), new URL('/', link).href);
    assert.equal(await page.evaluate(() => document.cookie), '');
    await page.reload();
    await dashboard.waitForLines('loss', 1);
    dashboard.trouble.assertNone();
  });

  it('asks a person without the link, refuses a wrong token with a word, and takes the right one', async (test) => {
    const link = await startHost(test, temporaryFolder(test, { [file]: point(0, 0.5) }), { token });
    const dashboard = await Dashboard.open(page, new URL('/', link).href);
    await dialog().waitFor();
    assert.ok(await field().evaluate((input) => input.matches(':focus')));
    assert.equal(await dashboard.rows.count(), 0);

    await give('not the token of the host');
    await dialog().getByRole('alert').filter({ hasText: 'not the token of this host' }).waitFor();
    assert.equal(await field().getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await context.cookies(), []);

    // Put away and taken up again by the keyboard.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Give the token' }).press('Enter');
    await give(token);
    await dashboard.waitForLines('loss', 1);
    assert.equal(await dialog().count(), 0);
  });

  it('brings a person with an old link to the page, which asks', async (test) => {
    const link = await startHost(test, temporaryFolder(test, { [file]: point(0, 0.5) }), { token });
    await Dashboard.open(page, new URL('/?token=that-was-before', link).href);
    await dialog().waitFor();
    assert.equal(addressOf(page), new URL('/', link).href);
    assert.deepEqual(await context.cookies(), []);
  });

  it('goes on with the same view when it was started anew with another token', async (test) => {
    const folder = temporaryFolder(test, {
      [file]: point(0, 0.5) + point(1, 0.25),
      'experiments/b.jsonl': point(0, 1),
    });
    const first = new Ends();
    test.after(() => first.end());
    const link = await startHost(first, folder, { token });
    const dashboard = await Dashboard.open(page, link);
    await dashboard.waitForLines('loss', 2);
    await dashboard.toggle('b');
    await dashboard.waitForLines('loss', 1);

    await first.end();
    await startHost(test, folder, { port: Number(new URL(link).port), token: 'second-token-of-the-host' });
    await dialog().waitFor();
    await give('second-token-of-the-host');
    await dialog().waitFor({ state: 'detached' });
    assert.equal(await dashboard.checkbox('b').isChecked(), false, 'what was chosen stays');

    appendFileSync(path.join(folder, file), point(2, 0.125));
    await dashboard.lastValue('loss').filter({ hasText: '0.125' }).waitFor();
    await dashboard.waitForLines('loss', 1);
  });

  it('is asked for changes once and no more while it refuses', async (test) => {
    const link = await startHost(test, temporaryFolder(test, { [file]: point(0, 0.5) }), { token });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await Dashboard.open(page, new URL('/', link).href);
    await dialog().waitFor();
    const list = (): number => asked.filter((path) => path === '/api/experiments').length;
    // The list is asked for every few seconds, to see whether it is answered again.
    while (list() < 2) await page.waitForRequest('**/api/experiments*');
    assert.equal(asked.filter((path) => path === '/api/events').length, 1);
  });
});
