// `npm test`: everything that can be checked, in a fresh clone too. It installs what is missing, goes on after a
// failure, and its last line is `N passed, N failed`.
//   npm test -- sdk/read    runs the test files whose path contains that, and nothing else
//   npm test -- --long      runs all with their full counts
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { root, run } from './command.mjs';
import { installDependencies } from './dependencies.mjs';
import { installBrowsers } from './install-browsers.mjs';
import { lints } from './lint.mjs';

const args = process.argv.slice(2);
const filters = args.filter((arg) => !arg.startsWith('--'));
/** @type {Record<string, string>} */
const env = args.includes('--long') ? { MICROTRAX_LONG: '1' } : {};
/** A test file that takes longer hangs; and so does a step that takes twice as long. */
const fileTimeoutMs = args.includes('--long') ? 1_800_000 : 120_000;
const stepTimeoutMs = 2 * fileTimeoutMs;
/**
 * What others show already, in another way and quicker, runs with the full counts, or where it is asked for by name: the
 * contract in worker threads runs in Web Workers and through the host, too; what Firefox does with the views, and pages
 * and hosts that write one folder, have their parts tested elsewhere.
 */
const onlyLong = ['e2e/contract/threads.test.ts', 'e2e/firefox-views.test.ts', 'e2e/writing.test.ts'];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'microtrax-counts-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

const counts = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/** @param {string} title @param {() => Promise<boolean>} check One check, which counts as one test. */
async function check(title, check) {
  heading(title);
  const passed = await check();
  add(title, passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return passed;
}

/** @param {string} title @param {{ passed: number, failed: number }} more */
function add(title, more) {
  counts.passed += more.passed;
  counts.failed += more.failed;
  if (more.failed > 0) failures.push(`${title}: ${more.failed} failed`);
}

/** @param {string} title */
function heading(title) {
  console.log(`\n— ${title}`);
}

/** Test files under these folders that the filters let through. @param {string[]} folders @returns {string[]} */
function testFiles(...folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.test.ts') && !file.includes('/node_modules/'))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .filter((file) => args.includes('--long') || filters.length > 0 || !onlyLong.includes(file))
    .sort();
}

/** @param {string} title @param {string[]} files @param {number} concurrency */
async function nodeTests(title, files, concurrency) {
  if (files.length === 0) return;
  heading(title);
  const tap = path.join(scratch, 'node.tap');
  const reporters = ['spec', 'tap'].flatMap((reporter) => [
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${reporter === 'tap' ? tap : 'stdout'}`,
  ]);
  const options = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, `--test-timeout=${fileTimeoutMs}`];
  const code = await run(process.execPath, [...options, ...reporters, ...files], { env, timeoutMs: stepTimeoutMs });
  const summary = read(tap);
  const count = (/** @type {string} */ name) => Number(summary.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  add(title, orOneFailed(code, { passed: count('pass'), failed: count('fail') + count('cancelled') }));
}

/** @param {string} title @param {string[]} files */
async function browserTests(title, files) {
  if (files.length === 0) return;
  heading(title);
  const report = path.join(scratch, 'browser.json');
  const runner = path.join(root, 'node_modules/.bin/web-test-runner');
  const code = await run(runner, filters.length > 0 ? ['--files', ...files] : [], {
    env: { ...env, MICROTRAX_TEST_COUNTS: report },
    timeoutMs: stepTimeoutMs,
  });
  add(title, orOneFailed(code, JSON.parse(read(report) || '{"passed": 0, "failed": 0}')));
}

/** A run that went wrong beside its tests has failed. @param {number} code @param {{ passed: number, failed: number }} found */
function orOneFailed(code, found) {
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

/** @param {string} file @returns {string} */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function main() {
  if ((await installDependencies()) !== 0) {
    add('npm ci', { passed: 0, failed: 1 });
    return;
  }
  const isWhole = filters.length === 0;
  if (isWhole) {
    await check('browsers', installBrowsers);
    await check('build', async () => (await build()) === 0);
    // Two at a time: eslint takes about as long as all the others.
    const lint = async (/** @type {typeof lints} */ some) => {
      for (const { title, check: run } of some) await check(title, run);
    };
    const isEslint = (/** @type {{ title: string }} */ { title }) => title === 'eslint';
    await Promise.all([lint(lints.filter(isEslint)), lint(lints.filter((each) => !isEslint(each)))]);
  }
  const isBrowserTest = (/** @type {string} */ file) => file.endsWith('.browser.test.ts');
  // What lies in a folder of e2e needs no page: the contract, the kernel, the oracle.
  const needsPage = (/** @type {string} */ file) => /^e2e\/[^/]+$/.test(file);
  const endToEnd = testFiles('e2e').filter((file) => !isBrowserTest(file));
  const inNode = [...testFiles('sdk', 'cli', 'scripts', 'bench'), ...endToEnd.filter((file) => !needsPage(file))];
  // Many of them wait more than they work.
  await nodeTests('tests in Node', inNode, 3);
  await browserTests('tests in the browser', [...testFiles('web'), ...testFiles('e2e').filter(isBrowserTest)]);
  const measures = (/** @type {string} */ file) => /\/(abandoned|host-changes|live|load)\.test\.ts$/.test(file);
  const onPages = endToEnd.filter(needsPage);
  await nodeTests(
    'end to end',
    onPages.filter((file) => !measures(file)),
    2,
  );
  // One after another: they see how long something takes, on a machine that may have two cores.
  await nodeTests('end to end, measured', onPages.filter(measures), 1);
}

await main();
if (counts.passed + counts.failed === 0) console.error('No test ran.');
for (const failure of failures) console.error(failure);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
