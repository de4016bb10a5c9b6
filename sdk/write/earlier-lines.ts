import { closeSync, openSync, readSync } from 'node:fs';
import { readLine, readTail, type JsonObject } from '../format/line.js';
import { StepCounter } from './step-counter.js';

/** What is known of an experiment from its own file. */
export interface Earlier {
  /** All metadata lines, the last value of a key winning. */
  metadata: JsonObject;
  /** The step that the next row would get. */
  nextStep: number;
}

const chunkBytes = 1 << 16;

/**
 * Reads an experiment's lines, and those of its text file where there is one, for what must be known to go on.
 * @throws what the file system says of the experiment's own file.
 */
export function readEarlier(path: string, pathOfTexts?: string): Earlier {
  const metadata = new Map<string, JsonObject[string]>();
  const steps = new StepCounter();
  const read = (object: JsonObject): void => {
    const { type, data, step, total_steps: total } = object;
    if (type === 'metadata') {
      for (const [key, value] of Object.entries(object)) metadata.set(key, value);
      if (typeof total === 'number') steps.given(total - 1);
    } else if (type === 'log' && typeof data === 'object' && data !== null && !Array.isArray(data)) {
      steps.given(data.step ?? null);
    } else if (type === 'text') {
      steps.given(step ?? null);
    }
  };
  for (const object of objectsIn(path)) read(object);
  if (pathOfTexts !== undefined) {
    try {
      for (const object of objectsIn(pathOfTexts)) read(object);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return { metadata: Object.fromEntries(metadata), nextStep: steps.next };
}

/** Every whole object of a file, in order, as a reader finds them: damaged lines are passed over. */
export function* objectsIn(path: string): Generator<JsonObject> {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const decoder = new TextDecoder();
    // Parts of one line, joined when its end is there: a line with images is many chunks long.
    let begun: string[] = [];
    for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
      const lines = decoder.decode(chunk.subarray(0, size), { stream: true }).split('\n');
      const last = lines.pop() ?? '';
      for (const line of lines) {
        const whole = begun.join('') + line;
        begun = [];
        for (const { value } of readLine(whole, { glued: true }).objects) yield value;
      }
      begun.push(last);
    }
    for (const { value } of readTail(begun.join('') + decoder.decode())) yield value;
  } finally {
    closeSync(fd);
  }
}
