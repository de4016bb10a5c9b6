import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { watchForTrouble, type Trouble } from './trouble.js';
import type { Expected } from './expected.js';

/** The page as a person meets it, through its accessible names alone. */
export class Dashboard {
  private constructor(
    readonly page: Page,
    readonly trouble: Trouble,
  ) {}

  /** Goes to the page, watching it for trouble from its first request. */
  static async open(page: Page, url: string): Promise<Dashboard> {
    const trouble = watchForTrouble(page, new URL(url).origin);
    await page.goto(url);
    return new Dashboard(page, trouble);
  }

  /** The rows of the list, groups and all; only those in sight are in the document. */
  get rows(): Locator {
    return this.page.getByRole('treegrid', { name: 'Experiments' }).getByRole('row');
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.checkbox(name) });
  }

  /** The names of all rows in sight, in their order: experiments, and headings of groups. */
  async names(): Promise<string[]> {
    const boxes = this.rows.getByRole('checkbox');
    const labels = await boxes.evaluateAll((all) => all.map((box) => box.ariaLabel ?? ''));
    return labels.map((label) => label.replace(/^Show (all of )?/, ''));
  }

  /** Waits until these are all rows in sight. */
  async waitForNames(...names: string[]): Promise<void> {
    const giveUpMs = performance.now() + 10_000;
    for (;;) {
      const found = await this.names();
      if (found.join('\n') === names.join('\n')) return;
      if (performance.now() > giveUpMs) assert.deepEqual(found, names);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  checkbox(name: string): Locator {
    return this.page.getByRole('checkbox', { name: `Show ${name}`, exact: true });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search experiments' });
  }

  /** Clicks the row's box. */
  async toggle(name: string): Promise<void> {
    await this.page
      .locator('label')
      .filter({ has: this.checkbox(name) })
      .click();
  }

  /** Opens the menu of an experiment's row, and chooses one of its items. */
  async choose(name: string, item: string): Promise<void> {
    await this.row(name).click({ button: 'right', position: { x: 120, y: 12 } });
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  get charts(): Locator {
    return this.page.getByRole('figure');
  }

  chart(metric: string): Locator {
    return this.page.getByRole('figure', { name: metric, exact: true });
  }

  /** The value in a card's header: the newest selected experiment's last one. */
  lastValue(metric: string): Locator {
    return this.chart(metric).locator('.last');
  }

  /** Waits until the chart is drawn with that many lines. */
  async waitForLines(metric: string, lines: number): Promise<void> {
    await this.chart(metric).scrollIntoViewIfNeeded();
    await this.page.locator(`[role=figure][data-lines="${lines}"]`).and(this.chart(metric)).waitFor();
  }

  /** Waits for exactly these experiments, with a chart for each metric and a line for each that logged it. */
  async waitFor(expected: Expected): Promise<void> {
    for (const name of expected.experiments) await this.checkbox(name).first().waitFor();
    for (const [metric, lines] of expected.curves) await this.waitForLines(metric, lines);
    assert.equal(await this.rows.count(), expected.experiments.length);
    assert.equal(await this.charts.count(), expected.curves.size);
  }

  /** What is drawn in the plot of this metric, pointer away: the pixels of its canvas. */
  async picture(metric: string): Promise<string> {
    await this.page.mouse.move(2, 2);
    return this.#canvas(metric).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  }

  /** Waits until the plot looks different from that, and no longer changes from one frame to the next. */
  async pictureOtherThan(metric: string, before: string): Promise<string> {
    return this.#settledPicture(metric, (picture) => picture !== before);
  }

  /** Waits until the plot looks like that again. */
  async waitForPicture(metric: string, wanted: string): Promise<void> {
    await this.#settledPicture(metric, (picture) => picture === wanted);
  }

  /** Drags over a part of the plot, given as fractions of its width. */
  async zoom(metric: string, from: number, to: number): Promise<void> {
    const box = await this.#plotBox(metric);
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * ((from + to) / 2), y);
    await this.page.mouse.move(box.x + box.width * to, y);
    await this.page.mouse.up();
  }

  /** Points at the middle of the plot. */
  async pointAt(metric: string): Promise<void> {
    const box = await this.#plotBox(metric);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  }

  async doubleClick(metric: string): Promise<void> {
    const box = await this.#plotBox(metric);
    await this.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  }

  #canvas(metric: string): Locator {
    return this.chart(metric).locator('canvas').first();
  }

  async #plotBox(metric: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.#canvas(metric).boundingBox();
    assert.ok(box, `${metric} has no plot`);
    return box;
  }

  async #settledPicture(metric: string, isWanted: (picture: string) => boolean): Promise<string> {
    const giveUpMs = performance.now() + 10_000;
    for (let last = ''; performance.now() < giveUpMs;) {
      const picture = await this.picture(metric);
      if (picture === last && isWanted(picture)) return picture;
      last = picture;
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    throw new Error(`The plot of ${metric} did not come to look as it should`);
  }
}
