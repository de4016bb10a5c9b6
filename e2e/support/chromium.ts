import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath, fileAccessPreferences } from './browsers.mjs';
import { answerPickersWithDrops } from './in-page.mjs';

declare global {
  interface Window {
    /** Settles when a drop has been turned into the answers of the next pickers. */
    nextPickReady?: Promise<void>;
    expectPick?: () => Promise<void>;
  }
}

export interface ChromiumOptions {
  /** Where the browser keeps what it is to find again: `newProfile()`. */
  profile?: string;
  /** Answers every question with no; else pages may read folders without a question. */
  refuses?: boolean;
}

/** Headless Chromium. The caller closes it. */
export async function launchChromium({
  profile = newProfile(),
  refuses = false,
}: ChromiumOptions = {}): Promise<BrowserContext> {
  if (!refuses) writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(fileAccessPreferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: refuses ? [...chromiumFlags, '--deny-permission-prompts'] : chromiumFlags,
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(answerPickersWithDrops);
  return context;
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
    window.nextPickReady = window.expectPick?.();
  });
  await dropFolder(page, folder);
  await page.evaluate(() => window.nextPickReady);
}

/** Drops a folder of this machine on the page, as a person would from a file manager. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  // What has not been painted yet can't be dropped on.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const cdp = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await cdp.detach();
}
