import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from './chromium.js';
import { Dashboard } from './dashboard.js';
import { serveStatic } from './servers.js';
import { Trouble } from './trouble.js';

test('the watch over a page sees errors, refusals of its policy and foreign requests', async (t) => {
  const context = await launchChromium();
  t.after(() => context.close());
  const { page, trouble } = await Dashboard.open(await context.newPage(), await serveStatic(t));
  trouble.assertNone();

  await page.evaluate(() => {
    console.error('an error');
    document.body.setAttribute('style', 'color: red');
    return fetch('https://example.invalid/').catch(() => {});
  });
  await page.evaluate('setTimeout(() => { throw new Error("thrown") }); new Promise((resolve) => setTimeout(resolve))');
  const seen = trouble.seen.join('\n');
  for (const expected of [
    /console: an error/,
    /console: .*style-src/,
    /console: .*connect-src/,
    /thrown: Error: thrown/,
  ]) {
    assert.match(seen, expected);
  }

  const foreign = new Trouble('http://localhost:1');
  foreign.request('http://localhost:1/a.js');
  foreign.request('http://localhost:2/a.js');
  assert.deepEqual(foreign.seen, ['request: http://localhost:2/a.js']);
});
