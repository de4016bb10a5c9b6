// The states of the page that `scripts/screenshots.mjs` makes pictures of.
/** @import { Page } from 'playwright-core' */

/**
 * @typedef {{
 *   name: string,
 *   logbook: 'sample' | 'crash' | 'nan' | 'none',
 *   act?: (page: Page) => Promise<unknown>,
 *   only?: 'wide' | 'narrow',
 * }} State `logbook`: the one that comes with the page, one of e2e/logbooks by its host, or the first screen
 */

const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) => page.getByRole('button', { name });

/** @param {Page} page */
async function openSettings(page) {
  await button(page, 'Settings').click();
  await page.getByRole('combobox', { name: 'Method' }).waitFor();
}

/** @type {State[]} */
export const states = [
  { name: 'welcome', logbook: 'none' },
  { name: 'metrics', logbook: 'sample' },
  { name: 'non-finite', logbook: 'nan' },
  { name: 'list', logbook: 'sample', only: 'narrow', act: (page) => button(page, /^Experiments/).click() },
  { name: 'list-hidden', logbook: 'sample', only: 'wide', act: (page) => page.keyboard.press('l') },
  { name: 'settings', logbook: 'sample', act: openSettings },
  {
    name: 'settings-smoothing',
    logbook: 'crash',
    async act(page) {
      await openSettings(page);
      await page.getByRole('combobox', { name: 'Method' }).selectOption('time-ema');
      await page.getByRole('switch', { name: 'Follow new points' }).uncheck();
    },
  },
  {
    name: 'undo',
    logbook: 'sample',
    async act(page) {
      await openSettings(page);
      await button(page, 'Reset all settings').click();
      await button(page, 'Close settings').click();
      await button(page, 'Undo').waitFor();
    },
  },
  {
    name: 'shortcuts',
    logbook: 'sample',
    async act(page) {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    },
  },
  { name: 'menu', logbook: 'sample', act: (page) => button(page, /^Logbook/).click() },
  {
    name: 'health',
    logbook: 'crash',
    async act(page) {
      await button(page, /^Health/).click();
      await page.getByRole('dialog', { name: 'Health' }).getByText('Last write').waitFor();
    },
  },
];
