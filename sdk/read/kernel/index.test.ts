import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernel, useKernel } from './index.js';

test('is the one in WebAssembly where that is to be had, and the one in JavaScript elsewhere', async (t) => {
  assert.equal(kernel().name, 'wasm');
  t.mock.method(WebAssembly, 'Module', () => {
    throw new Error('Refused by the policy of the page');
  });
  assert.throws(() => useKernel('wasm'), /policy/);
  // A copy of the module, as another thread has it.
  const address = new URL('./index.js?another', import.meta.url).href;
  const another = (await import(address)) as { kernel: typeof kernel };
  assert.equal(another.kernel().name, 'script');
  assert.equal(kernel().name, 'wasm');
});

test('is the one that is asked for', () => {
  useKernel('script');
  assert.equal(kernel().name, 'script');
  useKernel('wasm');
  assert.equal(kernel().name, 'wasm');
});
