// Makes pictures of the built page, with headless Chromium. Run by hand after a build:
//   node scripts/screenshots.mjs             the pictures in docs/screenshots, which README shows
//   node scripts/screenshots.mjs /tmp/looks  every state, light, dark and on a phone, into that folder; or those that are
//                                            named after it
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { chromiumFlags, chromiumPath } from '../e2e/support/browsers.mjs';
import { binary } from './build.mjs';
import { root } from './command.mjs';
import { states } from './screenshot-states.mjs';

/** @typedef {{ name: string, viewport: { width: number, height: number }, colorScheme: 'light' | 'dark' }} Look */

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** @type {Record<'light' | 'dark' | 'narrow' | 'narrow-dark', Look>} */
const looks = {
  light: { name: 'light', viewport: desktop, colorScheme: 'light' },
  dark: { name: 'dark', viewport: desktop, colorScheme: 'dark' },
  narrow: { name: '390', viewport: phone, colorScheme: 'light' },
  'narrow-dark': { name: '390-dark', viewport: phone, colorScheme: 'dark' },
};
/** Those that stand in docs/screenshots. @type {[file: string, state: string, look: Look][]} */
const shown = [
  ['metrics-light', 'metrics', looks.light],
  ['metrics-dark', 'metrics', looks.dark],
  ['settings-light', 'settings', looks.light],
  ['enlarged-light', 'enlarged', looks.light],
  ['enlarged-dark', 'enlarged', looks.dark],
  ['welcome-light', 'welcome', looks.light],
  ['narrow-light', 'metrics', looks.narrow],
];

const [into, ...wanted] = process.argv.slice(2);
const folder = path.resolve(into ?? path.join(root, 'docs/screenshots'));
const pictures = into === undefined ? shown : everyState();
mkdirSync(folder, { recursive: true });

const serve = sirv(path.join(root, 'dist/web'));
const server = createServer((request, response) => serve(request, response, () => void response.writeHead(404).end()));
await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
/** @type {Map<string, { url: string, end: () => void }>} */
const hosts = new Map();
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
try {
  for (const [file, state, look] of pictures) {
    await take(path.join(folder, `${file}.png`), state, look);
    console.log(`${file}.png`);
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  for (const { end } of hosts.values()) end();
}

/** @returns {[file: string, state: string, look: Look][]} */
function everyState() {
  const some = states.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  return some.flatMap(({ name, only }) =>
    Object.values(looks)
      .filter(({ viewport }) => only === undefined || (only === 'narrow') === (viewport === phone))
      .map((look) => /** @type {[string, string, Look]} */ ([`${name}-${look.name}`, name, look])),
  );
}

/** @param {string} file @param {string} name @param {Look} look */
async function take(file, name, { viewport, colorScheme }) {
  const state = states.find((each) => each.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  const { logbook, act, view = '', isBare = false } = state;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    deviceScaleFactor: into === undefined ? 2 : 1,
    reducedMotion: 'reduce',
    hasTouch: viewport === phone,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const address = logbook === 'none' || logbook === 'sample' ? url : (await hostOf(logbook)).url;
  // The page opens the sample by itself where its address is a view of it.
  await page.goto(logbook === 'none' ? address : `${address}#${new URLSearchParams({ logbook })}&${view}`);
  if (logbook === 'none') await page.getByRole('button', { name: 'Try the sample' }).waitFor();
  else if (isBare) await page.getByRole('tab', { name: 'Metrics' }).waitFor();
  else await page.locator('[role=figure][data-lines]:not([data-lines="0"])').first().waitFor();
  await page.mouse.move(0, 0);
  // Nothing tells when the last chart in sight has been drawn.
  await page.waitForTimeout(700);
  await act?.(page);
  await page.screenshot({ path: file });
  await context.close();
}

/** `mtx serve` of one of the logbooks in e2e. @param {string} name */
async function hostOf(name) {
  const running = hosts.get(name);
  if (running) return running;
  const args = [binary, 'serve', '-f', path.join(root, 'e2e/logbooks', name), '--port', '0', '--host', 'localhost'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const found = line.match(/http:\S+/);
    if (!found) continue;
    const host = { url: found[0], end: () => void child.kill() };
    hosts.set(name, host);
    return host;
  }
  throw new Error(`The host of ${name} has ended`);
}
