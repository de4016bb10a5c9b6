// `npm run lint`: what can be said of the sources without running them. All of it is said, not only the first.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './command.mjs';
import { buildKernel } from './kernel.mjs';

/** @param {string} name @param {...string} args One of the packages' own commands. @returns {Promise<boolean>} */
async function tool(name, ...args) {
  return (await run(path.join(root, 'node_modules/.bin', name), args, { timeoutMs: 240_000 })) === 0;
}

/** Each tells whether it found nothing. @type {{ title: string, check: () => Promise<boolean> }[]} */
export const lints = [
  { title: 'types of the tests', check: () => tool('tsc', '-p', 'tsconfig.tests.json') },
  { title: 'eslint', check: () => tool('eslint', '.') },
  {
    title: 'templates',
    // Its knowledge of CSS is that of 2021. Files come first: an option takes the word after it for its value.
    check: () => tool('lit-analyzer', 'web/**/*.ts', '--strict', '--quiet', '--rules.no-invalid-css', 'off'),
  },
  { title: 'format', check: () => tool('prettier', '--check', '--log-level', 'warn', '.') },
  { title: 'imports', check: async () => (await run(process.execPath, ['scripts/check-imports.mjs'])) === 0 },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // It is imported, so it has to be there.
  await buildKernel();
  for (const { title, check } of lints) {
    const passed = await check();
    console.log(`${title}: ${passed ? 'nothing to say' : 'see above'}`);
    if (!passed) process.exitCode = 1;
  }
}
