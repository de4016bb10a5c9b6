import type { RowFormat } from './keys.js';
import { ScriptKeys } from './script-keys.js';
import { LineReader } from './script-line.js';
import { refused } from './script-number.js';
import { Staging } from './script-staging.js';
import { LineTemplate } from './script-template.js';
import { TemplateTrial } from './script-trial.js';

/** Of longer lines no template is made. */
const longestTemplateBytes = 64 * 1024;

/** Stages lines: key by key, and by a template while each is like the other. */
export class ScriptLines {
  readonly keys = new ScriptKeys();
  readonly staging = new Staging();
  readonly #reader = new LineReader(this.keys, this.staging);
  readonly #trial = new TemplateTrial();

  /**
   * Stages the lines from `start` to `end`, up to the first that is refused, and as many as there is room for.
   * @param bytes have `lookahead` more bytes after `end`
   * @param shift leads from places in them to places in the block
   * @returns the place after those lines
   */
  read(bytes: Uint8Array, start: number, end: number, shift: number, format: RowFormat): number {
    const { staging } = this;
    const trial = this.#trial;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = start;
    while (at < end && !staging.isFull) {
      const template = trial.templateFor(format);
      if (template) {
        const before = staging.rowCount;
        at = template.read(bytes, view, at, end, staging);
        trial.hit(staging.rowCount - before);
        if (at === end || staging.isFull) break;
        trial.miss();
      }
      const next = this.#line(bytes, view, at, shift, format);
      if (next === refused) break;
      at = next;
    }
    return at;
  }

  #line(bytes: Uint8Array, view: DataView, start: number, shift: number, format: RowFormat): number {
    const reader = this.#reader;
    const trial = this.#trial;
    reader.record = trial.isDue ? [] : null;
    const end = reader.read(bytes, view, start, format);
    if (end === refused) {
      this.staging.dropLine();
      return refused;
    }
    if (reader.hasImages) this.staging.takeImages(start + shift, end - 1 - start);
    this.staging.keepLine();
    if (reader.record && !reader.isSingular && end - start <= longestTemplateBytes) {
      trial.begin(new LineTemplate(format, bytes.subarray(start, end), start, reader.record));
    }
    trial.sawLine(reader.shape, reader.isSingular);
    return end;
  }
}
