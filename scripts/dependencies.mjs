// Installs the packages that a package-lock.json names, when they are not the ones that are there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './command.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked */

/** Packages by path, as a lockfile has them. @param {string} file @returns {Record<string, Locked>} */
function locked(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Whether every package is installed in the version that the lockfile names. npm keeps its own record of it. @param {string} folder */
function installed(folder) {
  try {
    const there = locked(path.join(folder, 'node_modules/.package-lock.json'));
    return Object.entries(locked(path.join(folder, 'package-lock.json'))).every(([name, wanted]) => {
      if (name === '') return true;
      const found = there[name];
      // Those for other platforms are not installed.
      if (!found) return Boolean(wanted.optional ?? wanted.devOptional ?? wanted.peer);
      return found.version === wanted.version;
    });
  } catch {
    return false;
  }
}

/**
 * Those of the project, or of a folder in it that has its own. Ends with the exit code of npm; 0 where nothing was to
 * be done.
 */
export async function installDependencies(folder = '.') {
  const cwd = path.join(root, folder);
  if (installed(cwd)) return 0;
  console.error(`Installing packages${folder === '.' ? '' : ` of ${folder}`} (npm ci) …`);
  return run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, quiet: true });
}
