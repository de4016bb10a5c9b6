// `npm run bench [-- ROW…] [--json]`: what reading costs (bench/README.md), from a fresh clone too. Standard output has
// the figures only.
import { run } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

const bench = ['--import', 'tsx', 'bench/bench.ts', ...process.argv.slice(2)];
process.exitCode = (await installDependencies()) || (await run(process.execPath, bench));
