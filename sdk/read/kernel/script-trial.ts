import type { RowFormat } from './keys.js';
import type { LineTemplate } from './script-template.js';

const leastPatience = 4;
const mostPatience = 4096;
/** A template that has read this many lines was worth its making. */
const worthLines = 100;
/** A line that was tried in vain costs as much as so many that were read have saved. */
const missCost = 4;
const leastCredit = 8;
const mostCredit = 32;

/**
 * Says when lines are steady enough to make a template of one, and when it has ceased to pay. Each that was in vain
 * doubles the number of steady lines that it takes to have the next.
 */
export class TemplateTrial {
  #template: LineTemplate | null = null;
  #linesRead = 0;
  #credit = 0;
  #patience = leastPatience;
  #steadyLines = 0;
  #lastShape = 0;

  /** Whether to make one of the next steady line. */
  get isDue(): boolean {
    return this.#template === null && this.#steadyLines >= this.#patience;
  }

  /** The template for the lines of a format, if there is one. */
  templateFor(format: RowFormat): LineTemplate | null {
    return this.#template?.format === format ? this.#template : null;
  }

  begin(template: LineTemplate): void {
    this.#template = template;
    this.#linesRead = 0;
    this.#credit = leastCredit;
  }

  /** A line was read without a template. */
  sawLine(shape: number, isSingular: boolean): void {
    this.#steadyLines = shape === this.#lastShape && !isSingular ? this.#steadyLines + 1 : 0;
    this.#lastShape = shape;
  }

  /** So many lines were read by the template. */
  hit(lines: number): void {
    this.#linesRead += lines;
    this.#credit = Math.min(this.#credit + lines, mostCredit);
  }

  /** The template was tried with a line that is not like it. */
  miss(): void {
    this.#credit -= missCost;
    if (this.#credit >= 0) return;
    const wasWorth = this.#linesRead >= worthLines;
    this.#patience = wasWorth ? leastPatience : Math.min(2 * this.#patience, mostPatience);
    this.#template = null;
    this.#steadyLines = 0;
  }
}
