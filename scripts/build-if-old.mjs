// Builds when something that the build is made from has changed since.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, built } from './build.mjs';
import { root } from './command.mjs';

const sources = [
  'sdk',
  'cli',
  'web',
  'examples',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
];

/** Unix milliseconds of the latest change of a file or of anything in a folder; 0 where there is none. @param {string} file @returns {number} */
function changedMs(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(file).map((name) => changedMs(path.join(file, name)));
  return Math.max(stats.mtimeMs, ...inside);
}

function isBuilt() {
  const builtMs = changedMs(built);
  return sources.every((source) => changedMs(path.join(root, source)) < builtMs);
}

/** Ends as `build` does; 0 where nothing was to be done. @param {{ aside?: boolean }} [options] */
export async function buildIfOld(options) {
  if (isBuilt()) return 0;
  console.error('Building …');
  return build(options);
}
