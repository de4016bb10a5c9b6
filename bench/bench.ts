/**
 * `npm run bench [-- ROW…] [--json]`: what reading costs beside its rivals; README.md says what each row is. Ends with
 * code 1 where a row has not passed its gate, and with 2 where it does not know what is asked.
 */
import os from 'node:os';
import { buildIfOld } from '../scripts/build-if-old.mjs';
import { dataFolder, type MadeData } from './data/data-folder.js';
import { dataSets, type DataSetName } from './data/data-sets.js';
import { Ends } from './ends.js';
import { dataOf, measure } from './measure.js';
import { jsonOf, tableOf } from './report.js';
import { countedRounds } from './rounds.js';
import { exitCodeOf, verdictOf } from './verdict.js';
import { wantedOf, type Wanted } from './wanted.js';

const wanted = wantedOf(process.argv.slice(2));
if (typeof wanted === 'string') {
  console.error(wanted);
  process.exitCode = 2;
} else {
  process.exitCode = (await buildIfOld({ aside: true })) || (await bench(wanted));
}

/** Measures, prints the figures, and gives the exit code. */
async function bench({ rows, json }: Wanted): Promise<number> {
  const ends = new Ends();
  // There is a copy of much data, and a browser, to tidy away.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void ends.end().finally(() => process.exit(130)));
  }
  try {
    const folders = new Map(dataOf(rows).map((name) => [name, made(name)]));
    const outcomes = await measure(rows, folders, ends, say);
    const verdicts = rows.map((row) => verdictOf(row, outcomes));
    console.log(json ? jsonOf(verdicts) : `${circumstances(folders)}\n\n${tableOf(verdicts)}`);
    return exitCodeOf(verdicts);
  } finally {
    await ends.end();
  }
}

/** Progress is none of the figures. */
function say(words: string): void {
  console.error(words);
}

function made(name: DataSetName): MadeData {
  say(`Data ${name}: ${dataSets[name].words}`);
  return dataFolder(dataSets[name]);
}

/** Where, and on what, the figures were had. */
function circumstances(folders: ReadonlyMap<DataSetName, MadeData>): string {
  const cores = os.cpus();
  const data = [...folders].map(
    ([name, { sizeBytes }]) => `${name}: ${Math.round(sizeBytes / 1e6)} MB, ${dataSets[name].words}`,
  );
  const rounds = `Medians of ${countedRounds} rounds, Node ${process.version}, ${cores.length} × ${cores[0]?.model}`;
  return [rounds, ...data].join('\n');
}
