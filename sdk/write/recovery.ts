import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLine, type JsonObject } from '../format/line.js';
import { folders, jsonlSuffix } from '../format/paths.js';
import { objectsIn, readEarlier } from './earlier-lines.js';
import { isGone } from './host.js';
import { LineFile } from './line-file.js';
import { metadataLine } from './line.js';

/** Where the last metadata of a file stands, as a rule. */
const tailBytes = 1 << 16;

/** Where it stands in one that was resumed and has logged much since. */
const longTailBytes = 1 << 23;

/** What was written so lately, behind more rows than that, may have been resumed: it is left alone for now. */
const freshMs = 10 * 60_000;

/** A lock that is older was left by a process that died; recovering takes moments. */
const staleLockMs = 60_000;

/**
 * Marks the running experiments of a logbook `recovered` whose process is certain to be gone: it ran on this host,
 * in this boot, where it could be seen, and is not there. All others are left alone, and so are those that do not say.
 * @param onTrouble told of a file that cannot be read or written; the others are looked at all the same.
 */
export function recoverDead(logdir: string, onTrouble: (path: string, error: unknown) => void): void {
  const folder = join(logdir, folders.experiments);
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    try {
      if (name.endsWith(jsonlSuffix) && mayBeDead(path)) alone(path, () => recover(path));
    } catch (error) {
      onTrouble(path, error);
    }
  }
}

/** None where there is no logbook yet. One that cannot be read cannot be written either, and that is told. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * A look at both ends of the file: a logbook may hold thousands, and nearly all have long ended. One that was resumed
 * and lives is never read from its beginning to its end.
 */
function mayBeDead(path: string): boolean {
  const last = metadataInTail(path, tailBytes);
  if (last !== undefined) return speaksOfDead(last, path);
  if (!processIsGone(firstOf(path))) return false;
  const { size, mtimeMs } = statSync(path);
  const earlier = size > tailBytes ? metadataInTail(path, longTailBytes) : undefined;
  if (earlier !== undefined) return speaksOfDead(earlier, path);
  return size <= longTailBytes || Date.now() - mtimeMs > freshMs;
}

function speaksOfDead(last: JsonObject, path: string): boolean {
  return last.status === 'running' && processIsGone(last.host ? last : firstOf(path));
}

function recover(path: string): void {
  const { metadata, nextStep } = readEarlier(path);
  if (metadata.status !== 'running' || !processIsGone(metadata)) return;
  const endTime = statSync(path).mtimeMs / 1000;
  const file = new LineFile(path);
  try {
    file.append(metadataLine({ end_time: endTime, total_steps: nextStep, status: 'recovered' }));
  } finally {
    file.close();
  }
}

function processIsGone(metadata: JsonObject | undefined): boolean {
  const { process_pid: pid, host } = metadata ?? {};
  if (typeof pid !== 'number' || typeof host !== 'object' || host === null || Array.isArray(host)) return false;
  return isGone(pid, host);
}

function firstOf(path: string): JsonObject | undefined {
  for (const object of objectsIn(path)) return object;
  return undefined;
}

/** The last metadata with a status that the end of the file holds. */
function metadataInTail(path: string, tailBytes: number): JsonObject | undefined {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(tailBytes);
    const start = Math.max(0, fstatSync(fd).size - tailBytes);
    const size = readSync(fd, bytes, 0, tailBytes, start);
    const lines = bytes.toString('utf8', 0, size).split('\n');
    return lines
      .slice(start === 0 ? 0 : 1)
      .filter((line) => line.includes('"metadata"'))
      .flatMap((line) => readLine(line, { glued: true }).objects.map(({ value }) => value))
      .findLast(({ type, status }) => type === 'metadata' && status !== undefined);
  } finally {
    closeSync(fd);
  }
}

/**
 * Processes that begin together find the same dead experiment. One of them recovers it, save where no lock can be made:
 * there it may be recovered by each, which is no harm but a line too many.
 */
function alone(path: string, action: () => void): void {
  const lock = join(tmpdir(), `microtrax-recovery-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`);
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleLockMs) rmSync(lock, { force: true });
  } catch {
    // There is none, as nearly always.
  }
  try {
    closeSync(openSync(lock, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') action();
    return;
  }
  try {
    action();
  } finally {
    rmSync(lock, { force: true });
  }
}
