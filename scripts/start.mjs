// `npm start [folder] [--open]`: the dashboard on a logbook, from a fresh clone too. It installs and builds what is
// missing, and then is `mtx serve`.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfOld } from './build-if-old.mjs';
import { binary } from './build.mjs';
import { root } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

/** A module of the build. @param {string} file */
const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);

/** @returns {Promise<{ folder: string, why: string }>} */
async function logbookFolder() {
  /** @type {typeof import('../sdk/format/default-logdir.js')} */
  const { logdirOf } = await built('sdk/format/default-logdir.js');
  const asked = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  const variable = process.env.MICROTRAX_LOGDIR;
  // npm runs this in the project's folder; a person's relative path starts where they are.
  const folder = path.resolve(process.env.INIT_CWD ?? '.', logdirOf({ asked, variable, home: os.homedir() }));
  if (asked) return { folder, why: 'as asked' };
  if (variable) return { folder, why: 'from MICROTRAX_LOGDIR' };
  if (existsSync(folder)) return { folder, why: 'your logbook' };
  return { folder: path.join(root, 'examples/sample-logbook'), why: 'the sample, as there is no ~/.microtrax yet' };
}

const failed = (await installDependencies()) || (await buildIfOld());
if (failed) process.exit(failed);

/** @type {typeof import('../cli/listen.js')} */
const { freePort } = await built('cli/listen.js');
const port = await freePort('localhost', 8080);
if (port === null) throw new Error('All ports from 8080 on are taken.');
if (port !== 8080) console.log(`Port 8080 is taken, so it is ${port}.`);
const { folder, why } = await logbookFolder();
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
