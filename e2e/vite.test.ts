import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { pagePolicy } from '../cli/content-security-policy.js';
import { projectFolder } from './support/folders.js';
import { develop } from './support/servers.js';

test('the built page carries the policy of the host', () => {
  const page = readFileSync(projectFolder('dist/web/index.html'), 'utf8').replaceAll('&#39;', "'");
  assert.ok(page.includes(`<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`));
});

test('the development page asks the host as its own, and no other page gets through as that', async (t) => {
  const heard: (string | undefined)[] = [];
  const host = createServer((asked, response) => {
    heard.push(asked.headers.origin);
    response.end();
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  t.after(() => void host.close());
  const page = await develop(t, `http://127.0.0.1:${(host.address() as AddressInfo).port}`);

  for (const origin of [undefined, page, 'http://evil.example', 'null']) await ask(`${page}/api/series`, origin);
  assert.deepEqual(heard, [undefined, undefined, 'http://evil.example', 'null']);
});

/** A request with an Origin of its own, which `fetch` would not send as it is. */
async function ask(url: string, origin: string | undefined): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = origin === undefined ? {} : { origin };
    request(url, { method: 'POST', headers }, resolve).once('error', reject).end();
  });
  await text(response);
}
