import { readFileSync } from 'node:fs';

/**
 * The most memory that this process ever had, in megabytes. Linux counts what it had before it became this program, too,
 * in `maxRSS`, and not in `VmHWM` (proc_pid_status(5)).
 */
export function peakMemoryMb() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
