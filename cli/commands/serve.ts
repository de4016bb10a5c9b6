import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { styleText } from 'node:util';
import { Failure } from '../failure.js';
import { greeting } from '../greeting.js';
import { PortInUse } from '../listen.js';
import { endNodeThreads, openInNodeThreads } from '../node-threads.js';
import { openFolder } from '../open-folder.js';
import { pageFolder, version } from '../package-facts.js';
import { placeOf } from '../place-of.js';
import { isLoopback } from '../security/addresses.js';
import { startHost, type Host } from '../server.js';
import { tokenOf } from '../token-option.js';

export interface ServeOptions {
  logdir: string;
  port: number;
  host: string;
  /** False is `--no-token`. */
  token?: string | false;
  allowHost: string[];
  readOnly: boolean;
  followLinks: boolean;
  open: boolean;
}

/** What is being written has so long to come to its end; it comes into its place as a whole, or not at all. */
const longestWriteMs = 1_000;
/** After this time it ends, whatever its threads are deep in. */
const longestEndMs = 1_800;

/** More threads would get in one another's way at the disk. */
const mostThreads = 4;

/** `mtx serve`: shows a logbook in the browser until it is ended. */
export async function serve(options: ServeOptions): Promise<void> {
  const { logdir, port, host, readOnly, followLinks } = options;
  let started: Host | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(started));
  const token = tokenOf(host, options.token, process.env.MICROTRAX_TOKEN);
  // It reads in threads of its own: this one only answers, and a big question never blocks a small one.
  const threads = Math.min(mostThreads, availableParallelism());
  const logbook = await openFolder(logdir, (folder) => openInNodeThreads(folder, threads, { followLinks }));
  started = await start();
  if (token === null && !isLoopback(host)) console.error(openWords(host, readOnly));
  console.log(
    greeting({
      version,
      folder: path.resolve(logdir),
      host,
      port: started.port,
      token,
      // The system's own answer is an error for a user that has no entry, as in a container.
      user: process.env.USER ?? process.env.USERNAME ?? 'you',
      sshConnection: process.env.SSH_CONNECTION,
    }),
  );
  // Without the token, which others on this machine would see among the processes: the page asks for it.
  if (options.open) openBrowser(started.url);

  async function start(): Promise<Host> {
    try {
      const facts = { version, readOnly, place: placeOf(logdir) };
      return await startHost({ logbook, facts, host, port, page: pageFolder, token, allowedHosts: options.allowHost });
    } catch (error) {
      logbook.close();
      if (error instanceof PortInUse) throw new Failure(portWords(error), 1);
      if (error instanceof Error && 'syscall' in error) {
        throw new Failure(`${host} port ${port} cannot be listened on: ${error.message}`, 1);
      }
      throw error;
    }
  }
}

async function end(host: Host | null): Promise<void> {
  // Even exit() waits for a thread that hears nothing.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), longestEndMs);
  await Promise.race([host?.close(), delay(longestWriteMs)]);
  await endNodeThreads();
  process.exit(0);
}

function openWords(host: string, readOnly: boolean): string {
  const what = readOnly ? 'read' : 'read and change';
  const warning = `Warning: whoever can reach ${host} can ${what} this logbook, since --no-token asks for no token.`;
  return styleText('yellow', warning, { stream: process.stderr });
}

function portWords({ port, freePort }: PortInUse): string {
  if (freePort === null) return `Port ${port} is in use, and so is every port above it.`;
  return `Port ${port} is in use. Port ${freePort} is free: use --port ${freePort}`;
}

/** Whether it works or not, the address has been printed. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""']
        : ['xdg-open'];
  const browser = spawn(command ?? '', [...args, url], { stdio: 'ignore', detached: true });
  browser.on('error', () => console.error(`No browser could be opened; the address is ${url}`));
  browser.unref();
}
