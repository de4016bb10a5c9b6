import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { askingPreferences, chromiumFlags, chromiumPath, fileAccessPreferences } from './browsers.mjs';
import { answerPickersWithDrops } from './in-page.mjs';

declare global {
  interface Window {
    /** Settles when the page has seen the drop that is on its way. */
    dropSeen?: Promise<void> | undefined;
    expectPick?: () => Promise<void>;
  }
}

export interface ChromiumOptions {
  /** Where the browser keeps what it is to find again: `newProfile()`. */
  profile?: string;
  /** Lets pages install service workers, which else would answer for what a test takes away. */
  installs?: boolean;
  /** Answers every question with no; else pages may read folders without a question. */
  refuses?: boolean;
  /** Asks before a page may write to a folder, a question that `answerYes` answers. */
  asksToWrite?: boolean;
}

/** Headless Chromium. The caller closes it. */
export async function launchChromium({
  profile = newProfile(),
  refuses = false,
  asksToWrite = false,
  installs = false,
}: ChromiumOptions = {}): Promise<BrowserContext> {
  const preferences = asksToWrite ? askingPreferences : fileAccessPreferences;
  if (!refuses) writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: refuses ? [...chromiumFlags, '--deny-permission-prompts'] : chromiumFlags,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: installs ? 'allow' : 'block',
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(answerPickersWithDrops);
  return context;
}

/**
 * The person lets pages write to folders whenever they ask, from now on. Headless Chromium shows its question to nobody, but
 * whoever asks is answered by what stands in its settings.
 */
export async function answerYes(context: BrowserContext): Promise<void> {
  const settings = await context.newPage();
  await settings.goto('chrome://settings/content/filesystem');
  await settings.evaluate(() => {
    const { chrome } = window as unknown as { chrome: { send: (message: string, args: string[]) => void } };
    chrome.send('setDefaultValueForContentType', ['file-system-write', 'allow']);
  });
  await settings.close();
}

/** A profile of a person who has just installed the browser. */
export function newProfile(): string {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'microtrax-chromium-'));
  mkdirSync(path.join(profile, 'Default'));
  // The browser's last processes still write for a moment after it has closed.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return profile;
}

/** The next `showDirectoryPicker()` of this page answers with a genuine handle of this folder. */
export async function nextPick(page: Page, folder: string): Promise<void> {
  await page.evaluate(() => {
    window.dropSeen = window.expectPick?.();
  });
  await drag(page, folder);
}

/** Drops a folder of this machine on the page, as a person would from a file manager. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate(() => {
    window.dropSeen = new Promise((resolve) => {
      window.addEventListener('drop', () => resolve(), { capture: true, once: true });
    });
  });
  await drag(page, folder);
}

const dragAttempts = 5;

/**
 * Drags until the page has seen the drop: a busy browser takes a drop for a drag that was given up when it has not
 * heard yet that the page wants it.
 */
async function drag(page: Page, folder: string): Promise<void> {
  // What has not been painted yet can't be dropped on.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const cdp = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  try {
    for (let attempt = 1; attempt <= dragAttempts; attempt++) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await cdp.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
      }
      const isSeen = await page.evaluate(() => {
        const seen = window.dropSeen?.then(() => true);
        return Promise.race([seen, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1000))]);
      });
      if (isSeen) return;
    }
    throw new Error(`The page saw none of ${dragAttempts} drops`);
  } finally {
    await cdp.detach();
  }
}
