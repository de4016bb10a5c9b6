// Ours with its kernel in JavaScript, which is what reads where WebAssembly is not to be had.
import { built } from './built.mjs';

export { prepare } from './microtrax.mjs';

/** @type {typeof import('../../sdk/read/kernel/index.js')} */
const { useKernel } = await built('sdk/read/kernel/index.js');
useKernel('script');
