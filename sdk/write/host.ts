import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * What tells a process from all others, so that anyone can find out later whether it is still alive: a pid alone is
 * used again after a restart, and means another process on another machine or in a container.
 */
export interface Host {
  name: string;
  /** Names this boot of the kernel. */
  boot_id: string;
  /** When the process started, in clock ticks since that boot. */
  pid_start: number;
  /** Which container's processes the pid counts among: containers may share a name and a boot. */
  pid_namespace?: number;
  /** The thread of the process, where it is not the main one: it can end long before the process. */
  thread?: number;
  /** When that thread started, as `pid_start`. */
  thread_start?: number;
}

/** This process, and this thread of it. Undefined where the platform does not say (anything but Linux). */
export function describeHost(): Host | undefined {
  try {
    const { start } = readProcess('self');
    const host = { name: hostname(), boot_id: bootId(), pid_start: start, pid_namespace: pidNamespace() };
    return isMainThread ? host : { ...host, ...currentThread() };
  } catch {
    return undefined;
  }
}

/**
 * Whether the process is certain to be gone: it ran here, where it could be seen, and is not there. False for any
 * process of another machine, container or boot, of which nothing can be said.
 */
export function isGone(pid: number, host: Partial<Host>): boolean {
  return fateOf(pid, host) === 'gone';
}

/** Whether the process is certain to be alive. */
export function isAlive(pid: number, host: Partial<Host>): boolean {
  return fateOf(pid, host) === 'alive';
}

function fateOf(pid: number, host: Partial<Host>): 'alive' | 'gone' | 'unknown' {
  const here = describeHost();
  if (!here || host.name !== here.name || host.boot_id !== here.boot_id) return 'unknown';
  if (host.pid_namespace !== undefined && host.pid_namespace !== here.pid_namespace) return 'unknown';
  if (typeof host.pid_start !== 'number' || !Number.isInteger(pid) || pid < 1) return 'unknown';
  try {
    const { start, state } = readProcess(pid);
    if (start !== host.pid_start || /[ZX]/.test(state)) return 'gone';
    return host.thread === undefined || hasThread(pid, host.thread, host.thread_start) ? 'alive' : 'gone';
  } catch {
    return existsUnseen(pid) ? 'unknown' : 'gone';
  }
}

/** A machine may hide the processes of other people. */
function existsUnseen(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function currentThread(): { thread: number; thread_start: number } {
  const thread = Number(basename(readlinkSync('/proc/thread-self')));
  return { thread, thread_start: readProcess(`self/task/${thread}`).start };
}

/** @throws where nothing can be seen of the process either. */
function hasThread(pid: number, thread: number, start: number | undefined): boolean {
  try {
    return readProcess(`${pid}/task/${thread}`).start === start;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** @param pid or the path of a thread behind it. */
function readProcess(pid: number | string): { state: string; start: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in parentheses and may hold anything, also `)` and spaces.
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: afterName[0] ?? '', start: Number(afterName[19]) };
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function pidNamespace(): number {
  return Number(/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]);
}
