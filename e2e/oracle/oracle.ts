import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { JsonObject, toMap, type Value } from './json-reader.js';
import { readLines } from './lines.js';
import { logPoints, plainPoints, resourcePoints, type Points } from './rows.js';

/**
 * A second reading of logbooks, straight from the description of the format, to hold the reader against. It is
 * slow and plain on purpose, and shares no code with the project.
 */
export interface OracleExperiment {
  metadata: Map<string, unknown>;
  name: string | null;
  status: string | null;
  logCount: number;
  log: Points;
  resources: Points;
  damagedLines: number;
  hasImages: boolean;
  hasText: boolean;
  hasResources: boolean;
}

/** Contents of files by their path in the logbook, with `/` between folders. */
export type FileContents = ReadonlyMap<string, Uint8Array>;

/** All files below a folder. */
export function loadFolder(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file));
  }
  return files;
}

/** The experiments of a logbook, or of a folder of plain JSONL, by id. */
export function readLogbook(files: FileContents): Map<string, OracleExperiment> {
  const experiments = new Map<string, OracleExperiment>();
  const paths = [...files.keys()];
  const isLogbook = paths.some((file) => file.startsWith('experiments/'));
  for (const file of paths) {
    const id = isLogbook ? /^experiments\/([^/]+)\.jsonl$/.exec(file)?.[1] : undefined;
    if (id !== undefined) experiments.set(id, readExperiment(files, id));
    const content = files.get(file);
    if (isLogbook || !content || !file.endsWith('.jsonl')) continue;
    const plain = readPlain(file, content);
    if (plain) experiments.set(encodeURIComponent(file), plain);
  }
  return experiments;
}

function readExperiment(files: FileContents, id: string): OracleExperiment {
  const linesOf = (file: string) => readLines(files.get(file) ?? new Uint8Array(), true);
  const main = linesOf(`experiments/${id}.jsonl`);
  const text = linesOf(`text/${id}_text.jsonl`);
  const resources = linesOf(`resources/${id}_resources.jsonl`);

  const logs = main.objects.filter((line) => line.get('type') === 'log');
  const metadata = new Map<string, unknown>();
  for (const line of main.objects.filter((object) => object.get('type') === 'metadata')) {
    for (const [key, value] of toMap(line)) metadata.set(key, value);
  }
  const samples = resources.objects.filter((line) => line.get('type') === undefined);
  const texts = text.objects.filter((line) => line.get('type') === 'text');
  return {
    metadata,
    name: textOrNull(metadata.get('name')),
    status: textOrNull(metadata.get('status')),
    logCount: logs.length,
    log: logPoints(logs),
    resources: resourcePoints(samples),
    damagedLines: main.damagedLines + text.damagedLines + resources.damagedLines,
    hasImages: metadata.get('has_images') === true || logs.some(hasImages),
    hasText: metadata.get('has_text') === true || texts.length > 0,
    hasResources: samples.length > 0,
  };
}

function readPlain(file: string, content: Uint8Array): OracleExperiment | null {
  const folders = file.split('/').slice(0, -1);
  const isHidden = folders.some((folder) => folder.startsWith('.') || folder === 'node_modules');
  if (folders.length > 8 || isHidden) return null;
  const { objects, damagedLines } = readLines(content, false);
  const [first] = objects;
  const type = first?.get('type');
  if (!first || !holdsNumber(first) || type === 'metadata' || type === 'log' || type === 'text') return null;
  return {
    metadata: new Map(),
    name: null,
    status: null,
    logCount: objects.length,
    log: plainPoints(objects),
    resources: new Map(),
    damagedLines,
    hasImages: false,
    hasText: false,
    hasResources: false,
  };
}

function holdsNumber(value: Value): boolean {
  if (value instanceof JsonObject) return value.entries.some(([, item]) => holdsNumber(item));
  return Array.isArray(value) ? value.some(holdsNumber) : typeof value === 'number';
}

function hasImages(line: JsonObject): boolean {
  const data = line.get('data');
  const images = data instanceof JsonObject ? data.get('_images') : undefined;
  return Array.isArray(images) && images.length > 0;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
