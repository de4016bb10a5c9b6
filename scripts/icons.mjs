// Makes the icons that the page is installed with from the marks in web/public. Run by hand when these change:
//   node scripts/icons.mjs
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../e2e/support/browsers.mjs';
import { root } from './command.mjs';

const folder = path.join(root, 'web/public');
const icons = [
  { file: 'icon-192.png', mark: 'mark.svg', size: 192 },
  { file: 'icon-512.png', mark: 'mark.svg', size: 512 },
  { file: 'icon-maskable-512.png', mark: 'mark-maskable.svg', size: 512 },
  // Apple rounds the corners by itself.
  { file: 'apple-touch-icon.png', mark: 'mark-maskable.svg', size: 180 },
];

const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
try {
  for (const { file, mark, size } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const image = readFileSync(path.join(folder, mark), 'base64');
    await page.setContent(
      `<style>*{margin:0;display:block}</style><img width="${size}" src="data:image/svg+xml;base64,${image}">`,
    );
    await page.getByRole('img').evaluate((element) => /** @type {HTMLImageElement} */ (element).decode());
    await page.screenshot({ path: path.join(folder, file), omitBackground: true });
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
}
