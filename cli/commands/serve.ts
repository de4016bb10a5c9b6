import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.js';
import { PortInUse } from '../listen.js';
import { openInNodeThreads } from '../node-threads.js';
import { openFolder } from '../open-folder.js';
import { pageFolder, version } from '../package-facts.js';
import { isLoopback } from '../security.js';
import { startHost, type Host } from '../server.js';

export interface ServeOptions {
  logdir: string;
  port: number;
  host: string;
  open: boolean;
}

/** More threads would get in one another's way at the disk. */
const mostThreads = 4;

/** `mtx serve`: shows a logbook in the browser until it is ended. */
export async function serve({ logdir, port, host, open }: ServeOptions): Promise<void> {
  // There is nothing to bring to an end: no answer changes what is on disk.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  if (!isLoopback(host)) {
    throw new Failure(
      `${host} can be reached from other machines, and everybody there could read this logbook.\n` +
        `Only this machine is served: use --host localhost, and from elsewhere a tunnel, as in\n` +
        `  ssh -L ${port || 8080}:localhost:${port || 8080} user@this-machine`,
      1,
    );
  }
  // It reads in threads of its own: this one only answers, and a big question never blocks a small one.
  const threads = Math.min(mostThreads, availableParallelism());
  const logbook = await openFolder(logdir, (folder) => openInNodeThreads(folder, threads));
  const { url } = await start();
  console.log(`microtrax ${version} shows ${path.resolve(logdir)}\n${url}`);
  if (open) openBrowser(url);

  async function start(): Promise<Host> {
    try {
      return await startHost({ logbook, facts: { version, readOnly: true }, host, port, page: pageFolder });
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
