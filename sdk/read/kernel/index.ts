import type { Kernel } from './kernel.js';
import { ScriptKernel } from './script-kernel.js';
import { WasmKernel } from './wasm-kernel.js';

let shared: Kernel | null = null;

/**
 * The kernel of this thread: what it learns from one file serves for the others, and its memory is needed once. It is
 * the one in JavaScript where WebAssembly is not to be had, it lacks SIMD, or the page's policy forbids it.
 */
export function kernel(): Kernel {
  return (shared ??= wasmOrScript());
}

/** Reads with this kernel from now on, for tests and measurements. @throws where this platform cannot run it */
export function useKernel(name: Kernel['name']): void {
  shared?.settle();
  shared = name === 'wasm' ? new WasmKernel() : new ScriptKernel();
}

function wasmOrScript(): Kernel {
  try {
    return new WasmKernel();
  } catch {
    return new ScriptKernel();
  }
}
