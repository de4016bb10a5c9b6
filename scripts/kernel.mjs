// Compiles the kernel, sdk/read/kernel/assembly, to WebAssembly, and puts it into a module beside it as base64, so that
// it is there without a fetch wherever that module is. The same sources give the same bytes.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './command.mjs';

const folder = path.join(root, 'sdk/read/kernel');
const target = path.join(folder, 'wasm-module.ts');
const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];

/** Compiles it where its sources are newer. Gives an exit code. @returns {Promise<number>} */
export async function buildKernel() {
  const assembly = path.join(folder, 'assembly');
  const sources = readdirSync(assembly).map((name) => path.join(assembly, name));
  const builtMs = statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if ([...sources, import.meta.filename].every((source) => statSync(source).mtimeMs < builtMs)) return 0;
  const { main } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let wasm;
  const { error, stderr } = await main(['index.ts', ...options, '--baseDir', assembly, '--outFile', 'kernel.wasm'], {
    writeFile: (_name, contents) => void (wasm = /** @type {Uint8Array} */ (contents)),
  });
  if (error || !wasm) {
    console.error(String(stderr));
    return 1;
  }
  const base64 = Buffer.from(wasm).toString('base64');
  writeFileSync(
    target,
    `/** The compiled kernel, made by scripts/kernel.mjs. */\nexport const wasmModule = '${base64}';\n`,
  );
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await buildKernel();
