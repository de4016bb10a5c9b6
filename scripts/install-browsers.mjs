// Tests and benchmarks drive the system's own Chromium and Firefox. Where they are missing, root on Debian gets them
// installed.
import { existsSync } from 'node:fs';
import { chromiumPath, firefoxPath } from '../e2e/support/browsers.mjs';
import { run } from './command.mjs';

/** Whether the browsers are there in the end. @returns {Promise<boolean>} */
export async function installBrowsers(wanted = [chromiumPath, firefoxPath]) {
  const missing = () => wanted.filter((file) => !existsSync(file));
  if (missing().length === 0) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing chromium and firefox-esr (apt-get) …');
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium', 'firefox-esr'], options);
  }
  for (const file of missing()) {
    const variable = file === chromiumPath ? 'CHROMIUM_PATH' : 'FIREFOX_PATH';
    console.error(`There is no ${file}. Install chromium and firefox-esr, or say in ${variable} where it is.`);
  }
  return missing().length === 0;
}
