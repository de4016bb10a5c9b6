import { readLine, readTail, type LineObject } from '../format/line.js';
import { holdsTooMuch } from './line-bounds.js';
import type { LinePlace } from './line-places.js';
import type { BlockSink, LineSink } from './line-splitter.js';
import type { DamagedLine } from './logbook.js';

/** How many damaged lines are remembered; all are counted. */
export const rememberedDamage = 1000;
const excerptLength = 200;

/** What is read of a line that holds too much. */
const nothing = { objects: [], damaged: true };

/**
 * What has been read of one file. Subclasses say what an object of a line means; damaged lines are counted here.
 *
 * The end of a file without `\n` is read provisionally: what it adds comes after `mark()` and is undone by
 * `rollback()` when the file goes on.
 */
export abstract class FileContent implements LineSink {
  readonly damage: DamagedLine[] = [];
  damagedLines = 0;
  /** What kept it from taking rows that it was given: it lacks them. */
  fault: Error | null = null;
  #lines = 0;

  constructor(protected readonly path: string) {}

  readonly blocks?: BlockSink;
  /** Whether glued lines are looked into for a whole record. */
  protected readonly glued: boolean = true;

  /** Takes one object, in file order, and where its line is; says whether it is not too much. */
  protected abstract take(object: LineObject, place: LinePlace): boolean;
  /** Remembers the state that `rollback` returns to. */
  protected abstract mark(): void;
  protected abstract rollback(): void;

  line(text: string, offset: number, sizeBytes: number): void {
    this.#lines += 1;
    const { objects, damaged } = holdsTooMuch(text) ? nothing : readLine(text, { glued: this.glued });
    const taken = objects.filter((object) => this.take(object, { offset, sizeBytes }));
    if (damaged || taken.length < objects.length) {
      this.damagedLines += 1;
      if (this.damage.length < rememberedDamage) {
        const excerpt = copyOf(text.slice(0, excerptLength));
        const recovered = taken.length > 0;
        this.damage.push({ path: this.path, line: this.#lines, offset, sizeBytes, excerpt, recovered });
      }
    }
  }

  /** Counts lines that were read without their text. */
  protected passed(lines: number): void {
    this.#lines += lines;
  }

  /** Reads what the file ends with for now; says whether that was a whole object. */
  takeTail(text: string, place: LinePlace): boolean {
    const objects = holdsTooMuch(text) ? [] : readTail(text);
    if (objects.length === 0) return false;
    this.mark();
    for (const object of objects) this.take(object, place);
    return true;
  }

  /** Nobody asks it any more: its memory may serve others. */
  discard(): void {
    // There is little of it, as a rule.
  }

  /** Undoes `takeTail`. */
  dropTail(): void {
    this.rollback();
  }
}

/** The same text in memory of its own: a slice would keep the megabyte that it was cut from. */
function copyOf(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}
