import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { launchChromium } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { launchFirefox } from './support/firefox.js';
import { temporaryFolder } from './support/folders.js';
import { lastValues, linesByChart } from './support/in-page.mjs';
import { startHostProcess } from './support/servers.js';

const file = 'experiments/experiment_20260101_120000_0000000a.jsonl';
const line = (record: object): string => `${JSON.stringify(record)}\n`;
const point = (step: number, loss: number): string => line({ type: 'log', timestamp: step, data: { step, loss } });

/** What is asked of a page in either browser. */
interface AnyPage {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(run: () => Result): Promise<Result>;
}

const browsers: Record<string, (t: TestContext) => Promise<AnyPage>> = {
  async Chromium(t) {
    const context = await launchChromium();
    t.after(() => context.close());
    return context.newPage();
  },
  async Firefox(t) {
    const browser = await launchFirefox();
    t.after(() => browser.close());
    return await browser.newPage();
  },
};

for (const [name, open] of Object.entries(browsers)) {
  test(
    `${name} draws a growing run of the host, goes on when it is there again, and misses nothing`,
    { timeout: 90_000 },
    async (t) => {
      const header = line({ type: 'metadata', name: 'run', status: 'running' });
      const folder = temporaryFolder(t, { [file]: header + point(0, 0.5) });
      const append = (step: number, loss: number): void => appendFileSync(path.join(folder, file), point(step, loss));
      const first = await startHostProcess(t, folder);
      const page = await open(t);
      await page.goto(first.url);
      const shows = (wanted: string): Promise<void> => comesTrue(page, wanted);
      await shows('0.5');
      assert.deepEqual(await page.evaluate(linesByChart), [['loss', 1]]);
      append(1, 0.25);
      await shows('0.25');

      first.host.kill('SIGKILL');
      await once(first.host, 'exit');
      append(2, 0.125);
      await startHostProcess(t, folder, { port: Number(new URL(first.url).port) });
      await shows('0.125');
      append(3, 0.0625);
      await shows('0.0625');
      assert.deepEqual(await page.evaluate(linesByChart), [['loss', 1]]);
    },
  );
}

test('a page says so when another logbook is served in the place of its own', { timeout: 60_000 }, async (t) => {
  const run = (name: string): string => line({ type: 'metadata', name }) + point(0, 0.5);
  const first = await startHostProcess(t, temporaryFolder(t, { [file]: run('mine') }));
  const context = await launchChromium();
  t.after(() => context.close());
  const dashboard = await Dashboard.open(await context.newPage(), first.url);
  await dashboard.waitForLines('loss', 1);

  first.host.kill('SIGKILL');
  await once(first.host, 'exit');
  const other = temporaryFolder(t, { [file]: run('theirs') });
  await startHostProcess(t, other, { port: Number(new URL(first.url).port) });
  const words = `The host serves another logbook now, “${path.basename(other)}”. Reload the page to see it.`;
  await dashboard.page.getByText(words, { exact: true }).waitFor();
  await dashboard.checkbox('mine').waitFor();

  await dashboard.page.reload();
  await dashboard.checkbox('theirs').waitFor();
});

/** Waits until the chart of the loss tells this last value. */
async function comesTrue(page: AnyPage, wanted: string): Promise<void> {
  const giveUpMs = performance.now() + 20_000;
  for (;;) {
    const values = new Map(await page.evaluate(lastValues));
    if (values.get('loss') === wanted) return;
    if (performance.now() > giveUpMs) assert.fail(`The last loss is ${values.get('loss')}, not ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
