// The states of the page that `scripts/screenshots.mjs` makes pictures of.
/** @import { Page } from 'playwright-core' */

/**
 * @typedef {{
 *   name: string,
 *   logbook: 'sample' | 'crash' | 'nan' | 'none',
 *   view?: string,
 *   isBare?: boolean,
 *   act?: (page: Page) => Promise<unknown>,
 *   only?: 'wide' | 'narrow',
 * }} State `logbook`: the one that comes with the page, one of e2e/logbooks by its host, or the first screen; `view`: what
 *   its address says beside the logbook's name; `isBare`: no chart is drawn
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
  { name: 'settings', logbook: 'sample', view: 'smoothing=ema&weight=0.9', act: openSettings },
  {
    name: 'enlarged',
    logbook: 'sample',
    view: 'smoothing=ema&weight=0.9&enlarged=train%2Floss',
    act: async (page) => page.getByRole('button', { name: 'Reset zoom' }).first().waitFor(),
  },
  { name: 'grouped', logbook: 'sample', view: 'group=config.optimizer&bands=1&yScale=log' },
  { name: 'no-match', logbook: 'sample', view: 'search=val%2Floss+%3C+0.001' },
  { name: 'bad-filter', logbook: 'sample', view: 'search=val%2Floss+%3C' },
  { name: 'no-metric', logbook: 'sample', view: 'metricSearch=nothing', isBare: true },
  { name: 'nothing-selected', logbook: 'sample', view: 'selected=%5B%5D', isBare: true },
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
