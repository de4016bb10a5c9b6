// The baseline on node:fs: a file in pieces.
import { closeSync, openSync, readSync } from 'node:fs';
import { JsonLines } from '../readers/json-lines.mjs';
import { logsOf } from './logs-of.mjs';

const buffer = new Uint8Array(64 * 1024);

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
  const descriptor = openSync(file, 'r');
  for (;;) {
    const bytes = readSync(descriptor, buffer);
    if (bytes === 0) break;
    columns.push(buffer.subarray(0, bytes));
  }
  closeSync(descriptor);
  return columns;
}
