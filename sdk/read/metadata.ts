import { writeJson, type Json } from '../format/json.js';
import type { JsonObject } from '../format/line.js';

/** A list tells the metadata of all experiments: nobody's may be so much that the others' are not told. */
const mostBytes = 4 * 1024 * 1024;

/** All metadata lines of an experiment merged, the last value of a key winning. */
export class Metadata {
  /** @param sizeBytes at most so many the values take in JSON */
  constructor(
    readonly values: ReadonlyMap<string, Json> = new Map(),
    private readonly sizeBytes = 0,
  ) {}

  /** The same with one more line, of so many bytes; null where that would be more than 4 MiB. */
  with(line: JsonObject, sizeBytes: number): Metadata | null {
    const values = new Map([...this.values, ...Object.entries(line)]);
    let sum = this.sizeBytes + sizeBytes;
    // What was replaced does not count.
    if (sum > mostBytes && sizeBytes <= mostBytes) {
      sum = new TextEncoder().encode(writeJson(Object.fromEntries(values), { nonFinite: 'bare' })).length;
    }
    return sum > mostBytes ? null : new Metadata(values, sum);
  }
}
