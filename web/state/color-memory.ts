import type { ExperimentSummary } from '../../sdk/read/logbook.js';

const keyPrefix = 'microtrax.colors.';
const keptAtMost = 2000;

/** The numbers that the experiments of the logbook of that name had when it was last open in this browser. */
export function recallColors(logbookName: string): ReadonlyMap<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyPrefix + logbookName) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return new Map();
    return new Map(Object.entries(kept).filter(([, number]) => Number.isSafeInteger(number) && number >= 0));
  } catch {
    // Unreadable, or storage is refused: colours are given anew.
    return new Map();
  }
}

/**
 * Keeps the numbers for the next time, of the newest experiments if there are very many.
 * @param experiments newest first
 */
export function rememberColors(
  logbookName: string,
  colorIndex: ReadonlyMap<string, number>,
  experiments: readonly ExperimentSummary[],
): void {
  // Those that are gone come last: they may be back.
  const ids = new Set([...experiments.map(({ id }) => id), ...[...colorIndex.keys()].reverse()]);
  const kept = [...ids].slice(0, keptAtMost).map((id) => [id, colorIndex.get(id)]);
  try {
    localStorage.setItem(keyPrefix + logbookName, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Storage is full or refused: colours hold for this page.
  }
}
