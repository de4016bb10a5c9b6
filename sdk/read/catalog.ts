import { readLine, readTail, type JsonObject } from '../format/line.js';
import { annotationPath, folders, jsonlSuffix, plainId, resourcesPath, textPath } from '../format/paths.js';
import { isPlainRow } from '../format/plain.js';
import type { Abortable, LogbookFiles } from './files.js';
import type { Notice } from './logbook.js';
import { unreadable } from './notices.js';
import { logbookMarker } from './walk.js';

/** The files of one experiment, as far as they exist. */
export interface ExperimentFiles {
  log: string;
  /** Whether its log is plain JSONL. */
  plain: boolean;
  resources?: string | null;
  text?: string | null;
  annotation?: string | null;
}

/** What a folder holds. */
export interface Found {
  experiments: Map<string, ExperimentFiles>;
  notices: Notice[];
  /** Folders that could not be looked into: what was found there before is still counted on. */
  unreadFolders: string[];
}

/** What the first whole line of a JSONL file says of it. */
type Kind = 'plain' | 'experiment' | 'sibling' | 'other' | 'unknown';

/** Finds the experiments of a folder. Kept between looks, so that a file's kind is found out once. */
export class Catalog {
  readonly #files: LogbookFiles;
  readonly #kinds = new Map<string, Kind>();

  constructor(files: LogbookFiles) {
    this.#files = files;
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
    if (paths.includes(logbookMarker)) {
      return { experiments: logbookExperiments(new Set(paths)), notices, unreadFolders };
    }
    const kinds = await this.#kindsOf(paths, options);
    return { experiments: plainExperiments(kinds), notices: [...notices, ...hints(kinds)], unreadFolders };
  }

  async #kindsOf(paths: string[], options: Abortable): Promise<Map<string, Kind>> {
    const kinds = new Map<string, Kind>();
    await Promise.all(
      paths.map(async (path) => {
        let kind = this.#kinds.get(path);
        if (!kind || kind === 'unknown') this.#kinds.set(path, (kind = await kindOf(this.#files, path, options)));
        kinds.set(path, kind);
      }),
    );
    return new Map(paths.map((path) => [path, kinds.get(path) ?? 'unknown']));
  }
}

function logbookExperiments(paths: ReadonlySet<string>): Map<string, ExperimentFiles> {
  const existing = (path: string): string | null => (paths.has(path) ? path : null);
  const found = new Map<string, ExperimentFiles>();
  for (const log of paths) {
    if (!log.startsWith(logbookMarker) || !log.endsWith(jsonlSuffix)) continue;
    const id = log.slice(logbookMarker.length, -jsonlSuffix.length);
    const text = existing(textPath(id));
    const resources = existing(resourcesPath(id));
    found.set(id, { log, plain: false, text, resources, annotation: existing(annotationPath(id)) });
  }
  return found;
}

function plainExperiments(kinds: ReadonlyMap<string, Kind>): Map<string, ExperimentFiles> {
  const insideExperiments = [...kinds].some(([path, kind]) => kind === 'experiment' && !path.includes('/'));
  const found = new Map<string, ExperimentFiles>();
  for (const [path, kind] of kinds) {
    if (kind === 'plain') found.set(plainId(path), { log: path, plain: true });
    else if (insideExperiments && !path.includes('/') && (kind === 'experiment' || kind === 'unknown')) {
      found.set(path.slice(0, -jsonlSuffix.length), { log: path, plain: false });
    }
  }
  return found;
}

function hints(kinds: ReadonlyMap<string, Kind>): Notice[] {
  const notices: Notice[] = [];
  const below = new Set<string>();
  let skipped = 0;
  for (const [path, kind] of kinds) {
    const parts = path.split('/');
    if (kind === 'experiment' && parts.length === 1) continue;
    if (kind === 'experiment' && parts.at(-2) === folders.experiments) below.add(parts.slice(0, -2).join('/'));
    else if (kind === 'other' || (kind === 'experiment' && parts.length > 1)) skipped += 1;
  }
  const inside = [...kinds].find(
    ([path, kind]) => (kind === 'experiment' || kind === 'sibling') && !path.includes('/'),
  );
  if (inside) {
    const message = 'This folder is a part of a logbook: open the folder above it to see text and resources, too.';
    notices.push({ kind: 'inside-experiments', path: '', message });
  }
  for (const path of below) {
    notices.push({ kind: 'logbooks-below', path, message: `${path} is a logbook of its own: open that folder.` });
  }
  if (skipped > 0) {
    const files = skipped === 1 ? '1 JSONL file holds' : `${skipped} JSONL files hold`;
    notices.push({
      kind: 'skipped',
      path: '',
      count: skipped,
      message: `${files} no rows of numbers and was left out.`,
    });
  }
  return notices;
}

const firstLineBytes = 64 * 1024;

async function kindOf(files: LogbookFiles, path: string, options: Abortable): Promise<Kind> {
  try {
    const { sizeBytes } = await files.stat(path, options);
    for (let read = firstLineBytes; ; read *= 8) {
      const bytes = await files.bytes(path, 0, Math.min(read, sizeBytes), options);
      const first = firstObject(new TextDecoder().decode(bytes), bytes.length >= sizeBytes);
      if (first !== undefined) return first === null ? 'other' : kindOfRow(first);
      if (bytes.length >= sizeBytes || read >= sizeBytes) return 'unknown';
    }
  } catch {
    options.signal?.throwIfAborted();
    return 'unknown';
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
  if (row.type === 'metadata' || row.type === 'log') return 'experiment';
  if (row.type === 'text') return 'sibling';
  return isPlainRow(row) ? 'plain' : 'other';
}
