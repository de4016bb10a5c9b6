// Ours with its kernel in JavaScript, which is what reads where WebAssembly is not to be had.
import { built } from './built.mjs';

export { prepare } from './microtrax.mjs';

try {
  const { useKernel } = await built('sdk/read/kernel/index.js');
  useKernel('script');
} catch (error) {
  // A reader without kernels is JavaScript anyway.
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
