import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

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
}

/** This process. Undefined where the platform does not say (anything but Linux). */
export function describeHost(): Host | undefined {
  try {
    const { start } = readProcess('self');
    return { name: hostname(), boot_id: bootId(), pid_start: start, pid_namespace: pidNamespace() };
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
    return start === host.pid_start && !/[ZX]/.test(state) ? 'alive' : 'gone';
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

function readProcess(pid: number | 'self'): { state: string; start: number } {
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
