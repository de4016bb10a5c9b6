import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';
import { startWriter } from './support/writer.js';

/** A new point shows within a second; the rest is for the test's own way to the browser and back. */
const pointLimitMs = 1_000 + 300;
const experimentLimitMs = 5_000 + 300;

const runningFile = 'experiments/experiment_20260101_120000_0000000a.jsonl';

describe('a running experiment', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  /** Opens one running experiment with one point, by the picker or through the host. */
  async function openRunning(
    test: TestContext,
    way: 'picker' | 'host',
  ): Promise<{ folder: string; dashboard: Dashboard }> {
    const folder = temporaryFolder(test, { [runningFile]: lines(started('runs'), point(0, 0.5)) });
    const dashboard = await Dashboard.open(
      page,
      way === 'host' ? await startHost(test, folder) : await serveStatic(test),
    );
    if (way === 'picker') {
      await nextPick(page, folder);
      await page.getByRole('button', { name: 'Open folder' }).click();
    }
    await dashboard.waitForLines('loss', 1);
    await dashboard.lastValue('loss').filter({ hasText: '0.5' }).waitFor();
    return { folder, dashboard };
  }

  for (const way of ['picker', 'host'] as const) {
    it(`grows on screen within a second while its process keeps the file open (${way})`, async (test) => {
      const { folder, dashboard } = await openRunning(test, way);
      const writer = await startWriter(test, path.join(folder, runningFile));
      const tookMs: number[] = [];
      for (let step = 1; step <= 5; step += 1) {
        const value = 0.5 + step / 1000;
        const shown = dashboard.lastValue('loss').filter({ hasText: value.toFixed(3) });
        await writer.write(point(step, value));
        const writtenMs = performance.now();
        await shown.waitFor({ timeout: pointLimitMs });
        tookMs.push(Math.round(performance.now() - writtenMs));
      }
      test.diagnostic(`shown after ${tookMs.join(', ')} ms`);
      dashboard.trouble.assertNone();
    });

    it(`appears within five seconds, and is drawn (${way})`, async (test) => {
      const { folder, dashboard } = await openRunning(test, way);
      const file = path.join(folder, 'experiments/experiment_20260101_130000_0000000b.jsonl');
      writeFileSync(file, lines(started('newcomer'), point(0, 1), point(1, 2)));
      await dashboard.checkbox('newcomer').waitFor({ timeout: experimentLimitMs });
      await dashboard.waitForLines('loss', 2);
      assert.equal(await dashboard.rows.count(), 2);
      dashboard.trouble.assertNone();
    });
  }

  it('keeps the x range that was zoomed to while it grows', async (test) => {
    const { folder, dashboard } = await openRunning(test, 'picker');
    const writer = await startWriter(test, path.join(folder, runningFile));
    for (let step = 1; step <= 20; step += 1) await writer.write(point(step, step));
    await dashboard.lastValue('loss').filter({ hasText: '20' }).waitFor();
    const whole = await dashboard.picture('loss');
    await dashboard.zoom('loss', 0.25, 0.5);
    const zoomed = await dashboard.pictureOtherThan('loss', whole);
    await writer.write(point(21, 25));
    await dashboard.lastValue('loss').filter({ hasText: '25' }).waitFor();
    assert.equal(await dashboard.picture('loss'), zoomed);
    dashboard.trouble.assertNone();
  });
});

function started(name: string): object {
  return { type: 'metadata', name, start_time: Date.now() / 1000, status: 'running' };
}

function point(step: number, loss: number): object {
  return { type: 'log', timestamp: Date.now() / 1000, data: { step, loss } };
}

function lines(...records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
