import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sdkVersion } from './version.js';

test("is the package's own version", () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  assert.equal(sdkVersion, (JSON.parse(text) as { version: string }).version);
});
