import type { Kernel } from './kernel.js';
import { WasmKernel } from './wasm-kernel.js';

let shared: Kernel | null = null;

/** The kernel of this thread: what it learns from one file serves for the others, and its memory is needed once. */
export function kernel(): Kernel {
  return (shared ??= new WasmKernel());
}
