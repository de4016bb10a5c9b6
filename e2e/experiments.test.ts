import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { launchChromium, nextPick } from './support/chromium.js';
import { Dashboard } from './support/dashboard.js';
import { temporaryFolder } from './support/folders.js';
import { serveStatic, startHost } from './support/servers.js';

const now = Date.now() / 1000;

interface Run {
  name: string;
  /** The value that `val/loss` ends at. */
  loss: number;
  [key: string]: unknown;
}

/** The first is the newest. */
const runs: Run[] = [
  { name: 'vit-adam', loss: 0.21, status: 'running', tags: ['final'], config: { lr: 0.001 }, group: 'vit' },
  { name: 'vit-sgd', loss: 0.4, status: 'interrupted', config: { lr: 0.1 }, group: 'vit' },
  { name: 'mlp-10', loss: 0.25, status: 'completed', config: { lr: 0.01 } },
  { name: 'mlp-9', loss: 0.5, status: 'completed', config: { lr: 0.01 }, tags: ['final'] },
];
const idOf = (index: number): string => `experiment_20260101_12000${9 - index}_0000000${index}`;

function linesOf({ name, loss, ...fields }: Run, index: number): string {
  const start = now - 60 * (index + 1);
  const lines: object[] = [{ type: 'metadata', name, start_time: start, end_time: start + 50, ...fields }];
  for (let step = 0; step <= 10; step++) {
    lines.push({ type: 'log', timestamp: start + step, data: { step, 'val/loss': loss + (10 - step) / 10 } });
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

describe('the list of experiments', () => {
  let context: BrowserContext;
  let page: Page;

  before(async () => (context = await launchChromium()));
  after(() => context.close());
  beforeEach(async () => (page = await context.newPage()));
  afterEach(() => page.close());

  async function open(test: TestContext): Promise<{ dashboard: Dashboard; folder: string }> {
    const files = Object.fromEntries(
      runs.map((run, index) => [`experiments/${idOf(index)}.jsonl`, linesOf(run, index)]),
    );
    const folder = temporaryFolder(test, files);
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await nextPick(page, folder);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await dashboard.waitForLines('val/loss', runs.length);
    return { dashboard, folder };
  }

  const annotationOf = (folder: string, index: number): unknown => {
    const file = path.join(folder, 'annotations', `${idOf(index)}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  };

  /** Waits until the annotation on the disk is this. */
  async function waitForAnnotation(folder: string, index: number, wanted: unknown): Promise<void> {
    const giveUpMs = performance.now() + 10_000;
    for (;;) {
      const found = annotationOf(folder, index);
      if (JSON.stringify(found) === JSON.stringify(wanted)) return;
      if (performance.now() > giveUpMs) assert.deepEqual(found, wanted);
      await page.waitForTimeout(20);
    }
  }

  it('is filtered by words, fields, values and regular expressions, and says in words when nothing fits', async (test) => {
    const { dashboard } = await open(test);
    const finds: [search: string, names: string[]][] = [
      ['VIT', ['vit-adam', 'vit-sgd']],
      ['status:running or config.lr >= 0.1', ['vit-adam', 'vit-sgd']],
      ['val/loss < 0.3', ['vit-adam', 'mlp-10']],
      ['max(val/loss) > 1.35 -tag:final', ['vit-sgd']],
      ['started > 2020 duration < 1h name:mlp', ['mlp-10', 'mlp-9']],
    ];
    for (const [search, names] of finds) {
      await dashboard.search.fill(search);
      await dashboard.waitForNames(...names);
    }
    await dashboard.search.fill('val/loss < 0.1 tag:final');
    await page.getByText('None of 4 experiments has val/loss < 0.1 and the tag final.').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await dashboard.waitForNames('vit-adam', 'vit-sgd', 'mlp-10', 'mlp-9');

    await dashboard.search.fill('val/loss <');
    await page.getByText('A value is missing after “val/loss <”, at character 10.').waitFor();
    await dashboard.waitForNames('vit-adam', 'vit-sgd', 'mlp-10', 'mlp-9');

    await dashboard.search.fill('');
    await page.getByRole('button', { name: 'Regular expression' }).first().click();
    await dashboard.search.fill('^mlp-\\d$');
    await dashboard.waitForNames('mlp-9');
    await dashboard.search.fill('(');
    await page.getByText('This is no regular expression: unterminated group.').waitFor();
    dashboard.trouble.assertNone();
  });

  it('is filtered without writing, by a panel that writes', async (test) => {
    const { dashboard } = await open(test);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: 'completed' }).check();
    await page.getByRole('checkbox', { name: 'interrupted' }).check();
    await dashboard.waitForNames('vit-sgd', 'mlp-10', 'mlp-9');
    await page.getByRole('checkbox', { name: 'final' }).check();
    await dashboard.waitForNames('mlp-9');
    assert.equal(await dashboard.search.inputValue(), '(status:completed or status:interrupted) tag:final');
    await page.getByRole('checkbox', { name: 'final' }).uncheck();
    await page.getByLabel('Of what').selectOption({ label: 'val/loss' });
    await page.getByLabel('Which value').selectOption({ label: 'Lowest' });
    await page.getByLabel('With what').fill('0.45');
    await page.getByRole('button', { name: 'Add' }).click();
    await dashboard.waitForNames('vit-sgd', 'mlp-10');
    assert.match(await dashboard.search.inputValue(), / min\(val\/loss\) < 0\.45$/);
    assert.deepEqual(await violations(page), []);
    dashboard.trouble.assertNone();
  });

  it('is sorted and grouped, and its groups are shown, hidden and closed as one', async (test) => {
    const { dashboard } = await open(test);
    await page.getByRole('button', { name: /^Sorted by/ }).click();
    await page.getByLabel('Sort by').selectOption({ label: 'Name' });
    await dashboard.waitForNames('mlp-9', 'mlp-10', 'vit-adam', 'vit-sgd');
    await page.getByLabel('Sort by').selectOption({ label: 'val/loss' });
    await dashboard.waitForNames('vit-adam', 'mlp-10', 'vit-sgd', 'mlp-9');
    await page.getByRole('radio', { name: 'Highest first' }).check();
    await dashboard.waitForNames('mlp-9', 'vit-sgd', 'mlp-10', 'vit-adam');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByLabel('Group by').selectOption({ label: 'lr' });
    await dashboard.waitForNames('lr = 0.01', 'mlp-9', 'mlp-10', 'lr = 0.1', 'vit-sgd', 'lr = 0.001', 'vit-adam');
    await page.getByLabel('Group by').selectOption({ label: 'Group' });
    await dashboard.waitForNames('vit', 'vit-sgd', 'vit-adam', 'no group', 'mlp-9', 'mlp-10');
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Show all of vit' }).uncheck();
    await dashboard.waitForLines('val/loss', 2);
    await page.getByRole('checkbox', { name: 'Show all of vit' }).check();
    await dashboard.rows.first().click();
    await dashboard.waitForNames('vit', 'no group', 'mlp-9', 'mlp-10');
    dashboard.trouble.assertNone();
  });

  it('shows one, a range, all in the filter, and only one', async (test) => {
    const { dashboard } = await open(test);
    await dashboard.search.fill('mlp');
    await dashboard.waitForNames('mlp-10', 'mlp-9');
    const menu = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: 'Menu of the list' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('Show none');
    await dashboard.waitForLines('val/loss', 2);
    await menu('Show all');
    await dashboard.waitForLines('val/loss', 4);
    await menu('Invert');
    await dashboard.waitForLines('val/loss', 2);
    await dashboard.search.fill('');
    await dashboard.choose('mlp-9', 'Show only this');
    await dashboard.waitForLines('val/loss', 1);
    await dashboard.row('vit-adam').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Space');
    await dashboard.waitForLines('val/loss', 4);
    await dashboard.row('vit-sgd').locator('label').dblclick();
    await dashboard.waitForLines('val/loss', 1);
    assert.ok(await dashboard.checkbox('vit-sgd').isChecked());
    await menu('Show the newest ten');
    await dashboard.waitForLines('val/loss', 4);
    dashboard.trouble.assertNone();
  });

  it('renames in place, and keeps tags, notes and colours in the folder', async (test) => {
    const { dashboard, folder } = await open(test);
    await dashboard.row('mlp-10').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('thrown away');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await page.keyboard.type('mlp-best');
    await page.keyboard.press('Enter');
    await waitForAnnotation(folder, 2, { name: 'mlp-best' });
    await dashboard.checkbox('mlp-best').waitFor();
    assert.ok(await dashboard.row('mlp-best').evaluate((row) => row.matches(':focus')), 'the row has the focus again');

    await dashboard.choose('mlp-best', 'Tags…');
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('fin');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await waitForAnnotation(folder, 2, { name: 'mlp-best', tags: ['final'] });
    await dashboard.choose('mlp-best', 'Notes…');
    await page.getByRole('textbox', { name: 'Notes' }).fill('Kept for the paper');
    await page.getByRole('button', { name: 'Save' }).click();
    // It stays until the notes are written.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await dashboard.search.fill('kept for');
    await dashboard.waitForNames('mlp-best');
    await dashboard.choose('mlp-best', 'Colour…');
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Colour 3', exact: true }).click();
    const swatch = dashboard.row('mlp-best').locator('label');
    await page.waitForFunction(
      (element) => getComputedStyle(element).borderTopColor === 'rgb(35, 129, 91)',
      await swatch.elementHandle(),
    );
    dashboard.trouble.assertNone();
  });

  it('archives the marked ones and brings them back; deletes after asking, and not while they are written', async (test) => {
    const { dashboard, folder } = await open(test);
    await dashboard.row('mlp-10').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await dashboard.choose('mlp-9', 'Archive');
    await dashboard.waitForNames('vit-adam', 'vit-sgd', 'archived');
    await waitForAnnotation(folder, 3, { archived: true });
    await page.getByRole('row', { name: 'archived' }).click();
    await dashboard.choose('mlp-9', 'Unarchive');
    await waitForAnnotation(folder, 3, {});

    await dashboard.choose('vit-sgd', 'Delete…');
    const dialog = page.getByRole('alertdialog', { name: 'Delete “vit-sgd”?' });
    await dialog.waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Cancel' }).evaluate((button) => button.matches(':focus')));
    assert.match(await dialog.innerText(), new RegExp(idOf(1)));
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(existsSync(path.join(folder, `experiments/${idOf(1)}.jsonl`)));
    await dashboard.row('vit-sgd').focus();
    await page.keyboard.press('Delete');
    await dialog.getByRole('button', { name: /^Delete \d/ }).click();
    await dashboard.checkbox('vit-sgd').waitFor({ state: 'detached' });
    assert.ok(!existsSync(path.join(folder, `experiments/${idOf(1)}.jsonl`)));

    const running = path.join(folder, `experiments/${idOf(0)}.jsonl`);
    writeFileSync(running, readFileSync(running));
    await dashboard.choose('vit-adam', 'Delete…');
    const asked = page.getByRole('alertdialog', { name: 'Delete “vit-adam”?' });
    const button = asked.getByRole('button', { name: /^Delete \d/ });
    assert.ok(await button.isDisabled());
    await asked.getByRole('checkbox', { name: /still being written/ }).check();
    await button.click();
    await dashboard.checkbox('vit-adam').waitFor({ state: 'detached' });
    assert.ok(!existsSync(running));
    dashboard.trouble.assertNone();
  });

  it('says why nothing can be changed where a logbook can only be read', async (test) => {
    const dashboard = await Dashboard.open(page, await serveStatic(test));
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await dashboard.rows.first().waitFor();
    await dashboard.rows.first().focus();
    await page.keyboard.press('F2');
    const archive = page.getByRole('menuitem', { name: 'Archive' });
    await archive.waitFor();
    assert.equal(await archive.getAttribute('title'), 'This logbook can only be read');
    assert.equal(await archive.getAttribute('aria-disabled'), 'true');
    dashboard.trouble.assertNone();
  });

  it('stays as it is through a host', async (test) => {
    const files = Object.fromEntries(
      runs.map((run, index) => [`experiments/${idOf(index)}.jsonl`, linesOf(run, index)]),
    );
    const folder = temporaryFolder(test, files);
    const dashboard = await Dashboard.open(page, await startHost(test, folder));
    await dashboard.search.fill('val/loss < 0.3');
    await dashboard.waitForNames('vit-adam', 'mlp-10');
    await dashboard.choose('mlp-10', 'Archive');
    await waitForAnnotation(folder, 2, { archived: true });
    await dashboard.waitForNames('vit-adam', 'archived');
    dashboard.trouble.assertNone();
  });
});
