import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { folderCommands } from './e2e/browser/folder-commands.mjs';
import { chromiumFlags, chromiumPath, fileAccessPreferences } from './e2e/support/browsers.mjs';

const root = import.meta.dirname;
const files = ['web/**/*.test.ts', 'e2e/**/*.browser.test.ts'];

// Tests must not find a host that happens to run on this machine.
process.env.MICROTRAX_HOST = 'http://localhost:1';

/** Every file of the project is served by Vite, as in development; the runner answers for its own URLs only. */
const vite = await createServer({
  root,
  appType: 'custom',
  clearScreen: false,
  logLevel: 'error',
  // Tests with a long form find it in `import.meta.env`.
  envPrefix: 'MICROTRAX_LONG',
  cacheDir: 'node_modules/.vite-test',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: {
    // All that any test reaches is bundled before the first one runs: a later find would reload a running test.
    entries: ['web/**/*.ts', 'e2e/**/*.browser.test.ts'],
    exclude: ['@web/test-runner-commands'],
  },
  plugins: [
    {
      name: 'test-runner-modules',
      enforce: 'pre',
      resolveId: (id) => (id.startsWith('/__web-dev-server__') ? { id, external: true } : null),
    },
  ],
});

const runnersOwn = /^\/(__web-|__wds-|node_modules\/@web\/|wtr-|favicon)/;

function viteMiddleware(context, next) {
  if (runnersOwn.test(context.url)) return next();
  return new Promise((resolve, reject) => {
    context.respond = false;
    context.res.statusCode = 200;
    context.res.once('finish', resolve);
    context.res.once('close', resolve);
    vite.middlewares(context.req, context.res, (error) => {
      context.respond = true;
      context.res.statusCode = 404;
      if (error) reject(error);
      else resolve(next());
    });
  });
}

// The permission to read and write folders is seeded: headless Chromium has nobody to ask.
const profile = mkdtempSync(path.join(os.tmpdir(), 'microtrax-test-profile-'));
mkdirSync(path.join(profile, 'Default'));
writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(fileAccessPreferences));

/** Tells the script that started this run how many tests there were; an error outside of a test counts as one. */
function countingReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      const countSuite = ({ tests, suites }) => {
        for (const { passed, skipped } of tests) if (!skipped) counts[passed ? 'passed' : 'failed'] += 1;
        suites.forEach(countSuite);
      };
      for (const { testResults, passed } of sessions) {
        const failedBefore = counts.failed;
        if (testResults) countSuite(testResults);
        if (!passed && counts.failed === failedBefore) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

const countsFile = process.env.MICROTRAX_TEST_COUNTS;

export default {
  rootDir: root,
  files,
  nodeResolve: true,
  concurrency: 1,
  testsFinishTimeout: process.env.MICROTRAX_LONG ? 1_200_000 : 180_000,
  testFramework: { config: { timeout: 20_000 } },
  middleware: [viteMiddleware],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), ...(countsFile ? [countingReporter(countsFile)] : [])],
  plugins: [
    folderCommands(),
    {
      name: 'vite',
      injectWebSocket: true,
      async serverStop() {
        await vite.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    },
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: chromiumPath, userDataDir: profile, args: chromiumFlags } }),
  ],
};
