import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { firefoxPath } from './browsers.mjs';
import { findNamed, labelsOf, linesByChart } from './in-page.mjs';
import { Trouble } from './trouble.js';

const giveUpAfterMs = 15_000;

/** Headless Firefox, which saves downloads into that folder, where one is given. The caller closes it. */
export function launchFirefox(downloads?: string): Promise<Browser> {
  const preferences = downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {};
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    extraPrefsFirefox: preferences,
  });
}

/** The page in Firefox as a person meets it: by the names of what is on it, the keyboard and the pointer. */
export class FirefoxDashboard {
  private constructor(
    readonly page: Page,
    readonly trouble: Trouble,
  ) {}

  /** Opens a page of its own, and watches it for trouble from its first request. */
  static async open(browser: Browser, url: string): Promise<FirefoxDashboard> {
    const page = await browser.newPage();
    page.setDefaultTimeout(giveUpAfterMs);
    await page.setViewport({ width: 1440, height: 900 });
    const trouble = new Trouble(new URL(url).origin);
    page.on('console', (message) => trouble.console(message.type(), message.text()));
    page.on('pageerror', (error) => trouble.thrown(error));
    page.on('request', (request) => trouble.request(request.url()));
    await page.goto(url);
    return new FirefoxDashboard(page, trouble);
  }

  /** Waits for what fits the selector and is called that. */
  async find(selector: string, name: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForFunction(findNamed, {}, selector, name);
    return found as ElementHandle<HTMLElement>;
  }

  /** Waits until nothing in sight fits the selector and is called that. */
  async waitForNone(selector: string, name: string): Promise<void> {
    await this.#until(null, async () => {
      const found = await this.page.evaluateHandle(findNamed, selector, name);
      return found.asElement();
    });
  }

  async click(selector: string, name: string): Promise<void> {
    await (await this.find(selector, name)).click();
  }

  async focus(selector: string, name: string): Promise<void> {
    await (await this.find(selector, name)).focus();
  }

  async press(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a key while another is held. */
  async pressWith(held: 'Alt' | 'Control' | 'Shift', key: Parameters<Page['keyboard']['press']>[0]): Promise<void> {
    await this.page.keyboard.down(held);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(held);
  }

  /** Waits until these are the rows of the list: the experiments and the headings of groups. */
  async waitForRows(...names: string[]): Promise<void> {
    await this.#until(names, async () => {
      const labels = await this.page.evaluate(labelsOf, '[role=row] input[type=checkbox]');
      return labels.map((label) => label.replace(/^Show (all of )?/, ''));
    });
  }

  /** Waits until these are the charts. */
  async waitForCharts(...names: string[]): Promise<void> {
    await this.#until(names, () => this.page.evaluate(labelsOf, '[role=figure]'));
  }

  async waitForLines(metric: string, lines: number): Promise<void> {
    await this.#until(lines, async () => new Map(await this.page.evaluate(linesByChart)).get(metric));
  }

  /** A place in the metric's plot, as a share of its width: CSS pixels of the window. */
  async placeIn(metric: string, share: number): Promise<{ x: number; y: number }> {
    const box = await (await this.#plot(metric)).boundingBox();
    assert.ok(box, `${metric} has no plot`);
    return { x: box.x + box.width * share, y: box.y + box.height / 2 };
  }

  async moveTo(metric: string, share: number): Promise<void> {
    const { x, y } = await this.placeIn(metric, share);
    await this.page.mouse.move(x, y);
  }

  /** Waits until the plot, pointer away, no longer changes, and looks as is wanted. */
  async picture(metric: string, isWanted: (picture: string) => boolean = () => true): Promise<string> {
    await this.page.mouse.move(2, 2);
    const giveUpMs = performance.now() + giveUpAfterMs;
    for (let last = ''; performance.now() < giveUpMs;) {
      const plot = await this.#plot(metric);
      const picture = await plot.evaluate((element) => element.querySelector('canvas')?.toDataURL() ?? '');
      if (picture !== '' && picture === last && isWanted(picture)) return picture;
      last = picture;
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    throw new Error(`The plot of ${metric} did not come to look as it should`);
  }

  #plot(metric: string): Promise<ElementHandle<HTMLElement>> {
    return this.find('[role=application]', `Line chart of ${metric}`);
  }

  async #until(wanted: unknown, look: () => Promise<unknown>): Promise<void> {
    const giveUpMs = performance.now() + giveUpAfterMs;
    for (;;) {
      const found = await look();
      if (isDeepStrictEqual(found, wanted)) return;
      if (performance.now() > giveUpMs) assert.deepEqual(found, wanted);
    }
  }
}
