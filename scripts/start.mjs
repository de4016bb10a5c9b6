// `npm start [folder] [--open]`: the dashboard on a logbook, from a fresh clone too. It installs and builds what is
// missing, and then is `mtx serve`.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { binary, build, page } from './build.mjs';
import { root } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

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
  const builtMs = existsSync(binary) ? changedMs(page) : 0;
  return sources.every((source) => changedMs(path.join(root, source)) < builtMs);
}

/** @returns {{ folder: string, why: string }} */
function logbookFolder() {
  const asked = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  // npm runs this in the project's folder; a person's relative path starts where they are.
  if (asked) return { folder: path.resolve(process.env.INIT_CWD ?? '.', asked), why: 'as asked' };
  if (process.env.MICROTRAX_LOGDIR) return { folder: process.env.MICROTRAX_LOGDIR, why: 'from MICROTRAX_LOGDIR' };
  const own = path.join(os.homedir(), '.microtrax');
  if (existsSync(own)) return { folder: own, why: 'your logbook' };
  return { folder: path.join(root, 'examples/sample-logbook'), why: 'the sample, as there is no ~/.microtrax yet' };
}

/** Whether nobody listens on that port of either loopback address. @param {number} port */
async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

/** @param {number} port @param {string} address @returns {Promise<boolean>} */
function canListen(port, address) {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has nobody on it.
    server.once('error', (error) =>
      resolve('code' in error && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(String(error.code))),
    );
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function freePort() {
  for (let port = 8080; port < 8180; port += 1) if (await isFree(port)) return port;
  throw new Error('All ports from 8080 to 8179 are taken.');
}

async function buildIfOld() {
  if (isBuilt()) return 0;
  console.log('Building …');
  return build();
}

const failed = (await installDependencies()) || (await buildIfOld());
if (failed) process.exit(failed);

const port = await freePort();
if (port !== 8080) console.log(`Port 8080 is taken, so it is ${port}.`);
const { folder, why } = logbookFolder();
console.log(`Logbook: ${folder} (${why})`);

// Whoever ends npm means this: npm hands the signal to its shell only, which ends and tells nobody.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.exit();
  }, 250).unref();
}

// In this very process, so that a signal meets the host itself.
const options = process.argv.slice(2).filter((arg) => arg === '--open');
process.argv = [
  process.execPath,
  binary,
  'serve',
  '-f',
  folder,
  '--port',
  String(port),
  '--host',
  'localhost',
  ...options,
];
await import(pathToFileURL(binary).href);
