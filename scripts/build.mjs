// `npm run build`: compiles the library and the host, and builds the page, into dist/.
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './command.mjs';
import { buildKernel } from './kernel.mjs';

/** The executable that package.json names as `mtx`. */
export const binary = path.join(root, 'dist/bin/mtx.js');
/** What is started by itself is bundled: Node loads a hundred modules in 25 ms, in which `mtx list` reads 20 MB. */
const programs = ['cli/mtx.ts', 'cli/logbook-thread.ts'];
const bundleOptions = [
  ...['--bundle', '--splitting', '--platform=node', '--format=esm', '--target=node20', '--packages=external'],
  ...['--outdir=dist/bin', '--log-level=warning'],
];
/** Is there from the end of a whole build to the beginning of the next one. */
export const built = path.join(root, 'dist/.built');

/**
 * Gives the exit code of the step that failed, 0 where none did.
 * @param {{ aside?: boolean }} [options] as `run` has them @returns {Promise<number>}
 */
export async function build(options) {
  rmSync(built, { force: true });
  const kernel = await buildKernel(options);
  if (kernel !== 0) return kernel;
  const bin = path.join(root, 'node_modules/.bin');
  const compiled = await run(path.join(bin, 'tsc'), ['-b'], options);
  if (compiled !== 0) return compiled;
  // The names of its parts change with what is in them.
  rmSync(path.dirname(binary), { recursive: true, force: true });
  const bundled = await run(path.join(bin, 'esbuild'), [...programs, ...bundleOptions], options);
  if (bundled !== 0) return bundled;
  chmodSync(binary, 0o755);
  const page = await run(path.join(bin, 'vite'), ['build', '--logLevel', 'warn'], options);
  if (page === 0) writeFileSync(built, '');
  return page;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await build();
