import { readLine, readTail, type JsonObject } from '../format/line.js';
import { annotationPath, folders, jsonlSuffix, plainId, resourcesPath, textPath } from '../format/paths.js';
import { isOwnRecord, isPlainRow } from '../format/plain.js';
import type { Abortable, LogbookFiles } from './files.js';
import type { Notice } from './logbook.js';
import { mergeNotices, skipped, unreadable } from './notices.js';
import { isInShare, type Share } from './shares.js';
import { logbookMarker } from './walk.js';

/** The files of one experiment: null is what does not exist, undefined what cannot be known now. */
export interface ExperimentFiles {
  log: string;
  /** Whether its log is plain JSONL. */
  plain: boolean;
  resources: string | null | undefined;
  text: string | null | undefined;
  annotation: string | null | undefined;
}

/** What a folder holds. */
export interface Found {
  experiments: Map<string, ExperimentFiles>;
  notices: Notice[];
  /** Folders that could not be looked into: what was found there before is still counted on. */
  unreadFolders: string[];
}

/** A path, where there is such a file; null where there is none, undefined where that cannot be known now. */
type Existing = (path: string) => string | null | undefined;

/** What the first whole line of a JSONL file says of it. */
type Kind = 'plain' | 'experiment' | 'sibling' | 'other' | 'unknown';

/** A file's kind, and the state of the file that it was found in. */
interface KnownKind {
  kind: Kind;
  sizeBytes: number;
  modifiedMs: number;
}

/**
 * Finds the experiments of a folder, or a share of them. Kept between looks, so that a file's kind is found out
 * once.
 */
export class Catalog {
  readonly #files: LogbookFiles;
  readonly #share: Share | undefined;
  readonly #kinds = new Map<string, KnownKind>();

  constructor(files: LogbookFiles, share: Share | undefined) {
    this.#files = files;
    this.#share = share;
  }

  /** @throws where the opened folder itself cannot be read */
  async look(options: Abortable): Promise<Found> {
    const paths: string[] = [];
    const notices: Notice[] = [];
    const unreadFolders: string[] = [];
    for await (const listed of this.#files.list(options)) {
      if ('error' in listed) {
        notices.push(unreadable(listed.path, listed.error));
        unreadFolders.push(listed.path);
      } else {
        paths.push(listed.path);
      }
    }
    const isOwn = (id: string): boolean => isInShare(id, this.#share);
    const listed = new Set(paths);
    const existing = (path: string): string | null | undefined => {
      if (listed.has(path)) return path;
      return unreadFolders.some((folder) => path.startsWith(`${folder}/`)) ? undefined : null;
    };
    if (listed.has(logbookMarker)) {
      const experiments = logbookExperiments(paths, isOwn, existing);
      return { experiments, notices: mergeNotices(notices), unreadFolders };
    }
    const logs = paths.filter((path) => path.endsWith(jsonlSuffix));
    const isInside = await this.#isInside(logs.filter(isAtTop), options);
    const own = logs.filter((path) => isOwn(looseId(path, isInside)));
    const kinds = await this.#kindsOf(own, notices, options);
    for (const path of this.#kinds.keys()) if (!listed.has(path)) this.#kinds.delete(path);
    return {
      experiments: looseExperiments(kinds, isInside, existing),
      notices: mergeNotices([...notices, ...hints(kinds, isInside)]),
      unreadFolders,
    };
  }

  /**
   * Whether the opened folder is a logbook's `experiments/` itself: by its files, and where rows of numbers lie
   * beside those, by its name. One file that looks like ours does not make experiments of all others. No more files
   * are looked into than it takes to be certain, for most of them may be another share's.
   */
  async #isInside(atTop: string[], options: Abortable): Promise<boolean> {
    const isNamed = this.#files.name === folders.experiments;
    let hasOurs = false;
    for (let start = 0, atOnce = 1; start < atTop.length; start += atOnce, atOnce = start + 1) {
      const looks = atTop.slice(start, start + atOnce).map((path) => this.#kindOf(path, options).catch(() => null));
      const kinds = await Promise.all(looks);
      options.signal?.throwIfAborted();
      if (kinds.includes(isNamed ? 'experiment' : 'plain')) return isNamed;
      hasOurs ||= kinds.includes('experiment');
    }
    return hasOurs;
  }

  /** The kinds of files, in their order; those that cannot be looked into are told of and left out. */
  async #kindsOf(paths: string[], notices: Notice[], options: Abortable): Promise<Map<string, Kind>> {
    const found = paths.map(async (path): Promise<[string, Kind] | undefined> => {
      try {
        return [path, await this.#kindOf(path, options)];
      } catch (error) {
        options.signal?.throwIfAborted();
        notices.push(unreadable(path, error));
        return undefined;
      }
    });
    return new Map((await Promise.all(found)).filter((entry) => entry !== undefined));
  }

  /** A file that is an experiment stays one while it is there; any other may become one when it changes. */
  async #kindOf(path: string, options: Abortable): Promise<Kind> {
    const known = this.#kinds.get(path);
    if (known?.kind === 'plain' || known?.kind === 'experiment') return known.kind;
    const { sizeBytes, modifiedMs } = await this.#files.stat(path, options);
    if (known?.sizeBytes === sizeBytes && known.modifiedMs === modifiedMs) return known.kind;
    const kind = await kindOf(this.#files, path, sizeBytes, options);
    this.#kinds.set(path, { kind, sizeBytes, modifiedMs });
    return kind;
  }
}

function logbookExperiments(
  paths: string[],
  isOwn: (id: string) => boolean,
  existing: Existing,
): Map<string, ExperimentFiles> {
  const found = new Map<string, ExperimentFiles>();
  for (const log of paths) {
    if (!log.startsWith(logbookMarker) || !log.endsWith(jsonlSuffix)) continue;
    const id = log.slice(logbookMarker.length, -jsonlSuffix.length);
    if (!isOwn(id)) continue;
    const text = existing(textPath(id));
    const resources = existing(resourcesPath(id));
    found.set(id, { log, plain: false, text, resources, annotation: existing(annotationPath(id)) });
  }
  return found;
}

/** The experiments of a folder that is no logbook: plain JSONL, or a logbook's `experiments/` opened by itself. */
function looseExperiments(
  kinds: ReadonlyMap<string, Kind>,
  isInside: boolean,
  existing: Existing,
): Map<string, ExperimentFiles> {
  const alone = { resources: null, text: null };
  const found = new Map<string, ExperimentFiles>();
  for (const [log, kind] of kinds) {
    const isOurs = isInside && isAtTop(log);
    const id = looseId(log, isInside);
    // Those of a logbook's `experiments/` lie beside the opened folder, out of its reach.
    const annotation = isOurs ? null : existing(annotationPath(id));
    if (isOurs || kind === 'plain') found.set(id, { log, plain: !isOurs, ...alone, annotation });
  }
  return found;
}

function looseId(path: string, isInside: boolean): string {
  return isInside && isAtTop(path) ? path.slice(0, -jsonlSuffix.length) : plainId(path);
}

function isAtTop(path: string): boolean {
  return !path.includes('/');
}

function hints(kinds: ReadonlyMap<string, Kind>, isInside: boolean): Notice[] {
  const notices: Notice[] = [];
  const logbooks = new Set<string>();
  let left = 0;
  for (const [path, kind] of kinds) {
    if (isInside && isAtTop(path)) continue;
    const parts = path.split('/');
    if (kind === 'experiment' && parts.at(-2) === folders.experiments) logbooks.add(parts.slice(0, -2).join('/'));
    else if (kind === 'other' || kind === 'experiment') left += 1;
  }
  if (isInside || [...kinds].some(([path, kind]) => kind === 'sibling' && isAtTop(path))) {
    const message = 'This folder is a part of a logbook: open the folder above it to see text and resources, too.';
    notices.push({ kind: 'inside-experiments', path: '', message });
  }
  for (const path of logbooks) {
    notices.push({ kind: 'logbooks-below', path, message: `${path} is a logbook of its own: open that folder.` });
  }
  if (left > 0) notices.push(skipped(left));
  return notices;
}

/** How much is read at first to find a first line, and at most: longer ones are no row of numbers. */
const firstLineBytes = 64 * 1024;
const longestFirstLineBytes = 8 * 1024 * 1024;

async function kindOf(files: LogbookFiles, path: string, sizeBytes: number, options: Abortable): Promise<Kind> {
  for (let read = firstLineBytes; ; read *= 4) {
    const bytes = await files.bytes(path, 0, Math.min(read, sizeBytes), options);
    const first = firstObject(new TextDecoder().decode(bytes), read >= sizeBytes);
    if (first !== undefined) return first === null ? 'other' : kindOfRow(first);
    if (read >= sizeBytes) return 'unknown';
    if (read >= longestFirstLineBytes) return 'other';
  }
}

/** The object on the first whole line that is not blank; null where that holds none, undefined where there is none yet. */
function firstObject(text: string, isWhole: boolean): JsonObject | null | undefined {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  for (const line of lines) {
    if (line.trim() === '') continue;
    return readLine(line, { glued: false }).objects[0]?.value ?? null;
  }
  return isWhole ? readTail(rest)[0]?.value : undefined;
}

function kindOfRow(row: JsonObject): Kind {
  if (isOwnRecord(row)) return row.type === 'text' ? 'sibling' : 'experiment';
  return isPlainRow(row) ? 'plain' : 'other';
}
