import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Scope } from '../e2e/support/folders.js';
import type { MadeData } from './data/data-folder.js';
import { dataSets, type DataSetName } from './data/data-sets.js';
import { interleave, type Outcome, type Sample } from './rounds.js';
import type { Row } from './rows.js';
import { sides, type Side, type SideName } from './sides.js';
import type { Outcomes } from './verdict.js';

/** The data that rows need, in the order of the table. */
export function dataOf(rows: readonly Row[]): DataSetName[] {
  const needed = new Set(rows.flatMap(({ parts }) => parts.map(({ data }) => data)));
  return (Object.keys(dataSets) as DataSetName[]).filter((data) => needed.has(data));
}

/**
 * Runs all that the rows need, no side more often than once a round, however many rows it is in: the sides of one place
 * that read the same data take turns. `say` hears how far it is.
 */
export async function measure(
  rows: readonly Row[],
  folders: ReadonlyMap<DataSetName, MadeData>,
  scope: Scope,
  say: (words: string) => void,
): Promise<Outcomes> {
  const outcomes = new Map<string, Outcome>();
  for (const [data, { folder }] of folders) {
    for (const names of placesOf(rows, data).values()) {
      warm(folder);
      const ready = new Map<SideName, () => Promise<Sample>>();
      for (const name of names) {
        try {
          const side: Side = sides[name];
          ready.set(name, await side.prepare(folder, scope));
        } catch (error) {
          outcomes.set(`${data} ${name}`, error instanceof Error ? error : new Error(String(error)));
        }
      }
      const found = await interleave(ready, { say: (words) => say(`${data}: ${words}`) });
      for (const [name, outcome] of found) outcomes.set(`${data} ${name}`, outcome);
    }
  }
  return (data, side) => outcomes.get(`${data} ${side}`) ?? new Error('it was not run');
}

function placesOf(rows: readonly Row[], data: DataSetName): Map<Side['place'], Set<SideName>> {
  const places = new Map<Side['place'], Set<SideName>>();
  for (const { ours, baseline, ...part } of rows.flatMap(({ parts }) => parts)) {
    if (part.data !== data) continue;
    for (const name of [ours, baseline]) {
      if (typeof name === 'number') continue;
      const { place } = sides[name];
      places.set(place, (places.get(place) ?? new Set()).add(name));
    }
  }
  return places;
}

/** Reads all files once, so that nobody waits for the disk. */
function warm(folder: string): void {
  const buffer = Buffer.allocUnsafe(1 << 20);
  const experiments = path.join(folder, 'experiments');
  for (const file of readdirSync(experiments)) {
    const descriptor = openSync(path.join(experiments, file), 'r');
    while (readSync(descriptor, buffer) > 0);
    closeSync(descriptor);
  }
}
