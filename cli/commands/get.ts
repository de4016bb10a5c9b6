import { annotationPath, folders, resourcesPath, textPath } from '../../sdk/format/paths.js';
import type { ExperimentSummary, Logbook, Notice, SeriesSource } from '../../sdk/read/logbook.js';
import { Failure } from '../failure.js';
import { openFolder } from '../open-folder.js';
import { noticeWords } from '../notice-words.js';
import { print, printable } from '../output.js';
import { pointLines, type PointFormat } from '../point-lines.js';

export interface GetOptions {
  logdir: string;
  metric: string;
  source: SeriesSource;
  format: PointFormat;
}

/** `mtx get`: every point of one metric, in file order. */
export async function get(asked: string, { logdir, metric, source, format }: GetOptions): Promise<void> {
  const logbook = await openFolder(logdir);
  try {
    const { id } = await find(logbook, asked, logdir);
    let isFirst = true;
    for await (const columns of logbook.points({ id, source, metric })) {
      for (const lines of pointLines(columns, format)) {
        await print((isFirst ? opening[format] : between[format]) + lines);
        isFirst = false;
      }
    }
    const faults = await faultsOf(logbook, id, source);
    if (faults.length > 0) throw new Failure(sentences(faults), 1);
    if (isFirst) throw new Failure(await noPoints(logbook, id, metric, source), 1);
    await print(closing[format]);
  } catch (error) {
    throw error instanceof Error && error.name === 'cannot-read' ? new Failure(printable(error.message), 1) : error;
  } finally {
    logbook.close();
  }
}

const opening = { jsonl: '', csv: 'step,time,value\n', json: '[\n' };
const between = { jsonl: '', csv: '', json: ',\n' };
const closing = { jsonl: '', csv: '', json: '\n]\n' };

/** By its id; else, if that leaves no doubt, by the beginning of its id or by its name. */
async function find(logbook: Logbook, asked: string, logdir: string): Promise<ExperimentSummary> {
  const exact = (await logbook.experiments()).items.find(({ id }) => id === asked);
  if (exact) return exact;
  // All names are known once everything has been read.
  const { items, notices } = await logbook.experiments({ wait: true });
  const alike = asked === '' ? [] : items.filter(({ id, name }) => id.startsWith(asked) || name === asked);
  const [only] = alike;
  if (only && alike.length === 1) return only;
  const quoted = JSON.stringify(asked);
  if (alike.length > 1)
    throw new Failure(`${quoted} may be any of these experiments:${listed(alike.map(idAndName))}`, 1);
  const unread = notices.filter(({ kind }) => kind === 'unreadable');
  if (unread.length > 0) {
    const others = items.length > 0 ? `\nThe others are:${listed(items.map(idAndName))}` : '';
    throw new Failure(`No experiment ${quoted} was found in ${logdir}.\n${sentences(unread)}${others}`, 1);
  }
  if (items.length === 0) throw new Failure(`There is no experiment ${quoted}: ${logdir} holds none.`, 1);
  throw new Failure(`There is no experiment ${quoted} in ${logdir}. It holds:${listed(items.map(idAndName))}`, 1);
}

/** What keeps the file with the points, or a part of it, from being read. */
async function faultsOf(logbook: Logbook, id: string, source: SeriesSource): Promise<Notice[]> {
  const { items, notices } = await logbook.experiments();
  const faults = items.find((item) => item.id === id)?.faults ?? [];
  const ofResources: string[] = [folders.resources, resourcesPath(id)];
  if (source === 'resources') return [...faults, ...notices].filter(({ path }) => ofResources.includes(path));
  const others = [...ofResources, textPath(id), annotationPath(id)];
  return faults.filter(({ path }) => !others.includes(path));
}

async function noPoints(logbook: Logbook, id: string, metric: string, source: SeriesSource): Promise<string> {
  const { items } = await logbook.experiments({ wait: true });
  const experiment = items.find((item) => item.id === id);
  const metrics = { log: experiment?.metrics ?? [], resources: experiment?.resourceMetrics ?? [] };
  const what = source === 'log' ? 'metric' : 'resource metric';
  const lines = [`${id} has no points of a ${what} ${JSON.stringify(metric)}.`];
  const other = source === 'log' ? 'resources' : 'log';
  if (metrics[other].includes(metric)) lines.push(`There is one with --source ${other}.`);
  const names = metrics[source].map((name) => JSON.stringify(name));
  lines.push(names.length > 0 ? `It has:${listed(names)}` : `It has no ${what}s.`);
  return lines.join('\n');
}

function idAndName({ id, name }: ExperimentSummary): string {
  return name === null ? id : `${id}  ${name}`;
}

function sentences(notices: Notice[]): string {
  return notices.map(noticeWords).join('\n');
}

const mostListed = 40;

function listed(lines: string[]): string {
  const shown = lines.slice(0, mostListed).map((line) => `\n  ${printable(line)}`);
  const more = lines.length - shown.length;
  return shown.join('') + (more > 0 ? `\n  and ${more} more` : '');
}
