import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The logs of a logbook. @param {string} folder @returns {{ id: string, file: string }[]} */
export function logsOf(folder) {
  const experiments = path.join(folder, 'experiments');
  return readdirSync(experiments).map((name) => ({ id: path.parse(name).name, file: path.join(experiments, name) }));
}
