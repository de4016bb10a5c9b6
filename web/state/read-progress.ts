import type { ExperimentSummary } from '../../sdk/read/logbook.js';

export interface ReadProgress {
  sizeBytes: number;
  readBytes: number;
  /** Whether so much is left to read that its progress can be seen. */
  isReading: boolean;
}

/** Less than this is read before anybody could see its progress. */
const shownBytes = 256 * 1024;

/** How much of all files has been read. */
export function readProgress(experiments: readonly Pick<ExperimentSummary, 'sizeBytes' | 'readBytes'>[]): ReadProgress {
  let sizeBytes = 0;
  let readBytes = 0;
  for (const experiment of experiments) {
    sizeBytes += experiment.sizeBytes;
    readBytes += Math.min(experiment.readBytes, experiment.sizeBytes);
  }
  return { sizeBytes, readBytes, isReading: sizeBytes - readBytes > shownBytes };
}
