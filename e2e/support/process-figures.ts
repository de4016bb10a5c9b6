import { existsSync, readFileSync } from 'node:fs';

/** Whether the system tells what other processes take, in `/proc` as Linux does. */
export const hasProcessFigures = existsSync('/proc/self/stat');

/** Linux counts in hundredths of a second, whatever the clock of its kernel is (time(7), USER_HZ). */
const tickMs = 10;

/** How long a process and all its threads have kept processors busy. */
export function processorMs(pid: number): number {
  // The name, in parentheses, may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** How much memory a process has at present. */
export function memoryMb(pid: number): number {
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
