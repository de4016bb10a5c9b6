// Compiles the kernel, sdk/read/kernel/assembly, to WebAssembly, and puts it into a module beside it as base64, so that
// it is there without a fetch wherever that module is. The same sources give the same bytes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './command.mjs';

const folder = path.join(root, 'sdk/read/kernel');
const assembly = path.join(folder, 'assembly');
const target = path.join(folder, 'wasm-module.ts');
const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];

function isBuilt() {
  const sources = readdirSync(assembly).map((name) => path.join(assembly, name));
  const builtMs = statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [...sources, import.meta.filename].every((source) => statSync(source).mtimeMs < builtMs);
}

/**
 * Compiles it where its sources are newer. Gives an exit code.
 * @param {{ aside?: boolean }} [runOptions] as `run` has them @returns {Promise<number>}
 */
export async function buildKernel(runOptions) {
  if (isBuilt()) return 0;
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'microtrax-kernel-'));
  try {
    const wasm = path.join(scratch, 'kernel.wasm');
    const compiler = path.join(root, 'node_modules/.bin/asc');
    const code = await run(compiler, [path.join(assembly, 'index.ts'), ...options, '--outFile', wasm], runOptions);
    if (code !== 0) return code;
    const base64 = readFileSync(wasm).toString('base64');
    writeFileSync(
      target,
      `/** The compiled kernel, made by scripts/kernel.mjs. */\nexport const wasmModule = '${base64}';\n`,
    );
    return 0;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await buildKernel();
