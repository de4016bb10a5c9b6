import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Json } from '../format/json.js';

/**
 * What tells this process from all others, so that anyone can find out later whether it is still alive: a pid
 * alone is used again after a restart, and means another process on another machine or in a container.
 * `boot_id` names this boot of the kernel, `pid_start` is the process's start in clock ticks since that boot.
 * Undefined where the platform does not say (anything but Linux).
 */
export function describeHost(): { [key: string]: Json } | undefined {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The second field is the program's name in parentheses and may hold anything, also `)` and spaces.
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { name: hostname(), boot_id: bootId, pid_start: Number(afterName[19]) };
  } catch {
    return undefined;
  }
}
