// Installs the packages that package-lock.json names, when they are not the ones that are there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './command.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked */

/** Packages by path, as a lockfile has them. @param {string} file @returns {Record<string, Locked>} */
function locked(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
}

/** Whether every package is installed in the version that the lockfile names. npm keeps its own record of it. */
function installed() {
  try {
    const there = locked('node_modules/.package-lock.json');
    return Object.entries(locked('package-lock.json')).every(([name, wanted]) => {
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

/** Ends with the exit code of npm; 0 where nothing was to be done. */
export async function installDependencies() {
  if (installed()) return 0;
  console.log('Installing packages (npm ci) …');
  return run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}
