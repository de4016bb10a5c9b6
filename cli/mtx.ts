#!/usr/bin/env node
import { homedir } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { logdirOf } from '../sdk/format/default-logdir.js';
import type { GetOptions } from './commands/get.js';
import type { ServeOptions } from './commands/serve.js';
import { Failure, failureWords } from './failure.js';
import { watchOutput } from './output.js';
import { version } from './package-facts.js';
import { pointFormats } from './point-lines.js';

function logdirOption(): Option {
  const folder = (asked?: string): string =>
    logdirOf({ asked, variable: process.env.MICROTRAX_LOGDIR, home: homedir() });
  return new Option('-f, --logdir <folder>', 'the logbook (or set MICROTRAX_LOGDIR)')
    .argParser(folder)
    .default(folder());
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number <= 65535) return number;
  throw new InvalidArgumentError('A port is a number from 0, which is any free one, to 65535.');
}

function hostName(text: string, others: string[] = []): string[] {
  if (/^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(text)) return [...others, text.toLowerCase()];
  throw new InvalidArgumentError('A name is what stands between :// and the next / in the address of the page.');
}

function address(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('Without --host, it is localhost.');
}

// A command is loaded when it is asked for: the host's packages are not needed to list a logbook.
const program = new Command('mtx')
  .description('Open a folder, see your training.')
  .version(version)
  .showHelpAfterError('(mtx --help tells more)');

program
  .command('serve')
  .description('show a logbook in the browser')
  .addOption(logdirOption())
  .option('-p, --port <number>', 'the port; 0 is any free one', port, 8080)
  .option(
    '--host <address>',
    'where to listen; 0.0.0.0 is on all addresses, and beyond this machine a token is asked for',
    address,
    'localhost',
  )
  .option('--token <text>', 'the token to ask for; better set MICROTRAX_TOKEN, since others see options in ps')
  .option('--no-token', 'ask nobody for a token, wherever they are')
  .option('--allow-host <name>', 'a name that a proxy or DNS gives this host; may be repeated', hostName, [])
  .option('--read-only', 'refuse whatever would change the logbook', false)
  .option('--follow-links', 'follow symbolic links that lead out of the logbook, too', false)
  .option('--open', 'open the browser', false)
  .action(async (options: ServeOptions) => (await import('./commands/serve.js')).serve(options));

program
  .command('list')
  .description('list the experiments of a logbook')
  .addOption(logdirOption())
  .option('--json', 'an array with all that is known of each', false)
  .action(async (options: { logdir: string; json: boolean }) => (await import('./commands/list.js')).list(options));

program
  .command('get')
  .description('print every point of one metric')
  .argument('<id>', 'the experiment: its id, or a beginning or a name that only it has')
  .addOption(logdirOption())
  .requiredOption('--metric <name>', 'the metric')
  .addOption(new Option('--source <source>', 'what it is a metric of').choices(['log', 'resources']).default('log'))
  .addOption(new Option('--format <format>', 'how to print').choices(pointFormats).default('jsonl'))
  .action(async (id: string, options: GetOptions) => (await import('./commands/get.js')).get(id, options));

const debug = Boolean(process.env.MICROTRAX_DEBUG);

watchOutput();
// A promise that nobody waits for comes here, too.
process.on('uncaughtException', (error) => {
  console.error(failureWords(error, { debug }));
  process.exit(1);
});
try {
  await program.parseAsync();
} catch (error) {
  console.error(failureWords(error, { debug }));
  process.exitCode = error instanceof Failure ? error.exitCode : 1;
}
