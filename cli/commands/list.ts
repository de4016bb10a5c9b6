import { writeJson, type Json } from '../../sdk/format/json.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { openLogbook } from '../../sdk/read/index.js';
import { isSilent, silentSeconds } from '../../sdk/read/status.js';
import { experimentRecord } from '../experiment-record.js';
import { openFolder } from '../open-folder.js';
import { NodeFiles } from '../node-files.js';
import { noticeWords } from '../notice-words.js';
import { print, printable } from '../output.js';
import { table } from '../table.js';
import { dateWords, durationWords } from '../time-words.js';

/** `mtx list`: what a logbook holds, once everything has been read; notices go to standard error. */
export async function list({ logdir, json }: { logdir: string; json: boolean }): Promise<void> {
  // Only summaries are asked for: the rows of one experiment may take the place of those of another.
  const logbook = await openFolder(logdir, (folder) => openLogbook(new NodeFiles(folder), { memoryBytes: 0 }));
  try {
    const { items, notices } = await logbook.experiments({ wait: true });
    for (const notice of [...notices, ...items.flatMap(({ faults }) => faults)]) console.error(noticeWords(notice));
    const nowMs = Date.now();
    if (json) {
      const lines = items.map((item) => `\n${recordText(item, nowMs)}`);
      await print(`[${lines.join(',')}\n]\n`);
    } else if (items.length === 0) {
      await print(`No experiments in ${printable(logdir)}.\n`);
    } else {
      await print(table([head, ...items.map((item) => row(item, nowMs))]));
    }
  } finally {
    logbook.close();
  }
}

function recordText(experiment: ExperimentSummary, nowMs: number): string {
  // Interfaces are not `Json` to TypeScript.
  const record = experimentRecord(experiment, nowMs) as unknown as Json;
  return writeJson(record, { nonFinite: 'string' });
}

const head = ['NAME', 'STATUS', 'STARTED', 'LAST STEP', 'LOG LINES', 'METRICS', 'DAMAGED', 'ID'];

function row(experiment: ExperimentSummary, nowMs: number): string[] {
  const count = (number: number | null | undefined): string =>
    number === null || number === undefined ? '-' : String(number);
  return [
    printable(experiment.name ?? '-'),
    statusWords(experiment, nowMs),
    dateWords(experiment.startTime),
    count(experiment.lastStep),
    count(experiment.logCount),
    count(experiment.metrics?.length),
    count(experiment.damagedLines),
    printable(experiment.id),
  ];
}

/** The file's own word, and how long nothing has come of one that says it is running. */
function statusWords(experiment: ExperimentSummary, nowMs: number): string {
  const status = printable(experiment.status ?? '-');
  if (!isSilent(experiment, nowMs)) return status;
  return `${status}, silent for ${durationWords(silentSeconds(experiment, nowMs) ?? 0)}`;
}
