import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';

const header = '{"type": "metadata", "name": "fine", "start_time": 1767268800, "status": "completed"}\n';
const lines = '{"type": "log", "timestamp": 1767268801, "data": {"step": 0, "loss": 1}}\n';
const fine = 'experiments/experiment_20260101_120000_0000000a.jsonl';
const other = 'experiments/experiment_20260101_130000_0000000b.jsonl';

describe('what is wrong in a logbook is shown, and the rest works:', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  async function pick(folder: string, url: string): Promise<Dashboard> {
    const dashboard = await Dashboard.open(page, url);
    await nextPick(page, folder);
    await page.getByRole('button', { name: 'Open folder' }).click();
    return dashboard;
  }

  it('a damaged line', async (test) => {
    const damaged =
      header.replace('fine', 'torn') + lines + '{"type": "log", "timest\n' + lines.replace('0, "l', '1, "l');
    const folder = temporaryFolder(test, { [fine]: header + lines, [other]: damaged });
    const dashboard = await pick(folder, await serveStatic(test));
    await dashboard.waitForLines('loss', 2);
    await dashboard.row('torn').getByText('1 damaged').waitFor();
    await page.getByRole('button', { name: 'Health: 1 damaged line' }).click();
    const health = page.getByRole('dialog', { name: 'Health' });
    await health.getByText('line 3').waitFor();
    await health.getByText('{"type": "log", "timest').waitFor();
    dashboard.trouble.assertNone();
  });

  it('a file that cannot be read', async (test) => {
    const folder = temporaryFolder(test, { [fine]: header + lines });
    const unreadable = path.join(folder, other);
    symlinkSync(path.basename(unreadable), unreadable);
    const dashboard = await Dashboard.open(page, await startHost(test, folder));
    await dashboard.waitForLines('loss', 1);
    await page.getByRole('button', { name: 'Health: 1 unreadable' }).click();
    await page.getByRole('dialog', { name: 'Health' }).getByText(path.basename(unreadable)).waitFor();
    dashboard.trouble.assertNone();
  });

  it('an empty folder, in which an experiment appears', async (test) => {
    const folder = temporaryFolder(test, {}, 'nothing-here');
    const dashboard = await pick(folder, await serveStatic(test));
    await page.getByRole('heading', { name: 'No experiments in “nothing-here”' }).waitFor();
    mkdirSync(path.join(folder, 'experiments'));
    writeFileSync(path.join(folder, fine), header + lines);
    await dashboard.waitForLines('loss', 1);
    dashboard.trouble.assertNone();
  });

  it('an empty file, which is an experiment without a point', async (test) => {
    const folder = temporaryFolder(test, { [fine]: header + lines, [other]: '' });
    const dashboard = await pick(folder, await serveStatic(test));
    await dashboard.waitForLines('loss', 1);
    await dashboard.checkbox('experiment_20260101_130000_0000000b').waitFor();
    dashboard.trouble.assertNone();
  });

  it('the experiments folder itself, picked instead of its parent', async (test) => {
    const folder = temporaryFolder(test, { [fine]: header + lines });
    const dashboard = await pick(path.join(folder, 'experiments'), await serveStatic(test));
    await dashboard.waitForLines('loss', 1);
    await page.getByText('open the folder above it').filter({ visible: true }).waitFor();
    dashboard.trouble.assertNone();
  });
});
