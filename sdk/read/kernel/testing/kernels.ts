import { ScriptKernel } from '../script-kernel.js';
import { WasmKernel } from '../wasm-kernel.js';
import type { Kernel } from '../kernel.js';

/** All kernels there are: what is promised of one is promised of each. */
export const kernels: readonly (() => Kernel)[] = [() => new WasmKernel(), () => new ScriptKernel()];
