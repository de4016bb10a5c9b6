// The baseline on node:fs, as it is written most often: the file as one text.
import { readFileSync } from 'node:fs';
import { JsonLines } from '../readers/json-lines.mjs';
import { logsOf } from './logs-of.mjs';

/** @type {import('./child.mjs').Reader['prepare']} */
export async function prepare(folder) {
  return () => {
    const logs = logsOf(folder).map(({ id, file }) => ({ id, columns: read(file) }));
    return { addTo: (checksum) => logs.forEach(({ id, columns }) => columns.addTo(checksum, id)) };
  };
}

/** @param {string} file */
function read(file) {
  const columns = new JsonLines();
  columns.takeText(new TextDecoder().decode(readFileSync(file)));
  return columns;
}
