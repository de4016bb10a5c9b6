import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import type { StatusGlyph } from '../elements/status-glyph.js';
import { runStatus, silence } from '../state/run-status.js';
import { silentWords } from '../state/time-words.js';

export interface StatusWords {
  /** Its sign; null for a word that is not one of ours. */
  glyph: StatusGlyph | null;
  /** `running`, `silent 3 h`, …; empty where the file says nothing. */
  words: string;
}

/** How an experiment's status is shown: the file's own word, or that a running one has fallen silent. */
export function statusWords(experiment: ExperimentSummary, nowMs: number): StatusWords {
  const silentFor = silence(experiment, nowMs);
  const words = silentFor === null ? (experiment.status ?? '') : silentWords(silentFor);
  return { glyph: runStatus(experiment, nowMs), words };
}
