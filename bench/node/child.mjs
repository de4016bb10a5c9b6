// One reading of a logbook in a process of its own: `node child.mjs <reader> <folder>` prints what it took as JSON.
import { peakMemoryMb } from '../peak-memory-mb.mjs';
import { Checksum } from '../readers/checksum.mjs';

/** @typedef {{ addTo(checksum: Checksum): void | Promise<void> }} Columns What a reading ends with. */
/**
 * @typedef {{ prepare(folder: string): Promise<() => Columns | Promise<Columns>> }} Reader Loads what it needs; the
 * function that it gives is what is timed: from an unopened folder to all columns in memory.
 */

const [name, folder = ''] = process.argv.slice(2);
/** @type {Reader} */
const reader = await import(`./${name}.mjs`);
const read = await reader.prepare(folder);

const beginMs = performance.now();
const columns = await read();
const ms = performance.now() - beginMs;
const peakMb = peakMemoryMb();

const checksum = new Checksum();
await columns.addTo(checksum);
console.log(JSON.stringify({ ms, peakMb, checksum: String(checksum) }));
