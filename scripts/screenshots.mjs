// Makes the pictures in docs/screenshots from the built page and the sample logbook. Run by hand after a build:
//   node scripts/screenshots.mjs
import { createServer } from 'node:http';
import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { chromiumFlags, chromiumPath } from '../e2e/support/browsers.mjs';
import { root } from './command.mjs';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** @type {{ name: string, viewport: typeof phone, colorScheme: 'light' | 'dark', isSample: boolean }[]} */
const pictures = [
  { name: 'metrics-light', viewport: desktop, colorScheme: 'light', isSample: true },
  { name: 'metrics-dark', viewport: desktop, colorScheme: 'dark', isSample: true },
  { name: 'welcome-light', viewport: desktop, colorScheme: 'light', isSample: false },
  { name: 'narrow-light', viewport: phone, colorScheme: 'light', isSample: true },
];

const folder = path.join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });
const serve = sirv(path.join(root, 'dist/web'));
const server = createServer((request, response) => serve(request, response, () => void response.writeHead(404).end()));
await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
try {
  for (const { name, viewport, colorScheme, isSample } of pictures) {
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 });
    await page.goto(url);
    const sample = page.getByRole('button', { name: 'Try the sample' });
    await sample.waitFor();
    if (isSample) {
      await sample.click();
      await page.locator('[role=figure][data-lines]:not([data-lines="0"])').first().waitFor();
      await page.mouse.move(0, 0);
      await page.waitForLoadState('networkidle');
    }
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    console.log(path.relative(root, file));
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
