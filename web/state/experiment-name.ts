import type { ExperimentSummary } from '../../sdk/read/logbook.js';

/** What a person calls an experiment: its name, else the path of a plain JSONL file, else its id. */
export function experimentName({ name, id }: Pick<ExperimentSummary, 'name' | 'id'>): string {
  return name || pathOf(id);
}

/** A plain file's id is its percent-encoded path. */
function pathOf(id: string): string {
  if (!id.endsWith('.jsonl')) return id;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
