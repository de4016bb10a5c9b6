import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import type { StatusGlyph } from '../elements/status-glyph.js';
import { isAlive, silence } from '../state/run-status.js';
import { silentWords } from '../state/time-words.js';

export interface StatusWords {
  /** Its sign; null for a word that is not one of ours. */
  glyph: StatusGlyph | null;
  /** `running`, `silent 3 h`, …; empty where the file says nothing. */
  words: string;
}

/** How an experiment's status is shown: the file's own word, or that a running one has fallen silent. */
export function statusWords(experiment: ExperimentSummary, nowMs: number): StatusWords {
  const { status } = experiment;
  const silentFor = silence(experiment, nowMs);
  if (silentFor !== null) return { glyph: 'silent', words: silentWords(silentFor) };
  switch (status) {
    case 'running':
    case 'completed':
    case 'interrupted':
    case 'recovered':
      return { glyph: status, words: status };
    default:
      return { glyph: null, words: status ?? '' };
  }
}

/** How long it ran, or has run so far, seconds; null where that is not known. */
export function runSeconds(experiment: ExperimentSummary, nowMs: number): number | null {
  const { startTime, endTime, modifiedMs } = experiment;
  if (startTime === null) return null;
  const lastSeenMs = isAlive(experiment, nowMs) ? nowMs : modifiedMs;
  const end = endTime ?? (lastSeenMs === null ? null : lastSeenMs / 1000);
  return end === null || end < startTime ? null : end - startTime;
}
