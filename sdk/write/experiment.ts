/// <reference lib="esnext.disposable" preserve="true" />
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WritableJson } from '../format/json.js';
import { experimentPath, newExperimentId, resourcesPath, textPath } from '../format/paths.js';
import { nowSeconds } from './clock.js';
import { anyLogdirOf } from './default-logdir.js';
import { afterDisposal, forgetDisposals } from './disposals.js';
import { encodeImages } from './images/encode-images.js';
import { errorText } from './error-text.js';
import { logLine, metadataLine, textLine } from './line.js';
import { optionsMetadata, readOptions, type ImageOptions, type InitOptions, type TextOptions } from './options.js';
import { isProcessExiting, onProcessEnd } from './process-ends.js';
import { ResourceTracker } from './resources/resource-tracker.js';
import { findResumed, type Resumed } from './resume.js';
import { RowFile } from './row-file.js';
import { RowLines } from './row-lines.js';
import type { OnOddValue } from './row.js';
import { firstMetadata, processMetadata, resumedMetadata } from './run-metadata.js';
import { textRows } from './text-rows.js';
import { Warnings } from './warnings.js';

/** How an experiment ended: by itself, or by an exception, a signal or the end of the process. */
export type Ending = 'completed' | 'interrupted';

/**
 * One run of a training script, written line by line into its own files. Nothing here ever throws: what goes wrong
 * is told once on stderr, and the training goes on. What is logged is with the operating system when the call
 * returns. Any number of experiments may be open at a time.
 */
export class Experiment {
  readonly id: string;
  readonly #logdir: string;
  readonly #path: string;
  readonly #warn: (about: string, message: string) => void;
  readonly #lines: RowLines;
  readonly #rows: RowFile;
  #texts: RowFile | null = null;
  readonly #marked: { images: boolean; text: boolean };
  readonly #tracker: ResourceTracker | null;
  readonly #unwatch: () => void;
  /** `interrupted` is written, and yet open: the process was told to end, and may go on nevertheless. */
  #state: 'open' | 'interrupted' | 'finished' = 'open';

  /**
   * Creates the experiment's file, with the metadata as its first line, or opens the one to resume. `init()` and
   * `run()` are how scripts get one.
   * @param logdir the logbook's folder, created where missing; else `MICROTRAX_LOGDIR`, else `~/.microtrax`.
   */
  constructor(logdir?: string, options: InitOptions = {}) {
    forgetDisposals();
    const warnings = new Warnings();
    this.#warn = (about, message) => warnings.warn(about, message);
    const now = nowSeconds();
    const wanted = readOptions('init', options, this.#warn);
    this.#logdir = anyLogdirOf(logdir, (error) => {
      this.#warn('logdir', `the logbook that was asked for is no folder: ${errorText(error)}`);
    });
    const resumed = wanted.resume === undefined || wanted.resume === null ? null : this.#resumed(wanted.resume);
    this.id = resumed?.id ?? newExperimentId(new Date(now * 1000), randomBytes(4).readUInt32LE());
    this.#path = join(this.#logdir, experimentPath(this.id));
    this.#lines = new RowLines(resumed?.nextStep, this.#onOdd('log()'), (why) => {
      this.#warn('row', `log() was given what it cannot read: ${why}`);
    });
    this.#marked = { images: resumed?.metadata.has_images === true, text: resumed?.metadata.has_text === true };
    this.#rows = this.#openFile(this.#path);
    const tracks = wanted.trackResources !== false && !this.#rows.isClosed;
    this.#rows.append(() =>
      metadataLine({
        // A file whose beginning is lost gets another one.
        ...(typeof resumed?.metadata.start_time === 'number' ? {} : firstMetadata(this.id, now, tracks)),
        ...(resumed && resumedMetadata(now, tracks)),
        ...processMetadata(),
        ...optionsMetadata(wanted, this.#onOdd('the options')),
      }),
    );
    this.#unwatch = onProcessEnd(() => this.#interrupt());
    this.#tracker = tracks ? this.#track(wanted.resourceIntervalMs) : null;
  }

  /**
   * Writes one row: any metrics, nested as you like, and perhaps a `step`. Without one the steps are counted, from 0
   * or on from the highest that was given.
   *
   * Numbers, bigints, booleans, strings, null, dates, arrays, typed arrays, objects and what holds one number (a
   * tensor of one element, anything with `item()`) are written. Of anything else, NaN is, with one warning a key.
   */
  log(data: object): void {
    const timestamp = nowSeconds();
    if (this.#state !== 'open' && !this.#goOn('log')) return;
    forgetDisposals();
    this.#rows.appendRow(timestamp, () => this.#lines.lineOf(timestamp, data));
  }

  /**
   * Writes one image or a list of any number: the bytes of PNG, JPEG or WebP files, stored as they are; an
   * `ImageData` or the like; tensors `{ data, shape }`, H×W, H×W×C, C×H×W or a batch N×… of those, with 1, 3 or 4
   * channels, in floats of 0..1 or 0..255, or integers. One that cannot be read is left out, with a warning.
   */
  logImages(images: unknown, options: ImageOptions = {}): void {
    const timestamp = nowSeconds();
    if (this.#state !== 'open' && !this.#goOn('logImages')) return;
    this.#safely('logImages', () => {
      const { step, labels, key } = readOptions('logImages', options, this.#warn);
      const { entries, problems } = encodeImages(images, labels);
      for (const problem of problems) this.#warn(`image ${problem}`, `logImages(): ${problem}`);
      if (entries.length === 0) return;
      this.#mark('images');
      const named = entries.map((entry) => ({ ...entry, ...(typeof key === 'string' && { key }) }));
      const row = new Map<string, WritableJson>([['step', this.#lines.stepOf(step)]]).set('_images', named);
      this.#rows.appendRow(timestamp, () => logLine(timestamp, row));
    });
  }

  /** Writes a table of texts: a string, one row as an object with a value a column, or a list of rows. */
  logText(data: unknown, options: TextOptions = {}): void {
    const timestamp = nowSeconds();
    if (this.#state !== 'open' && !this.#goOn('logText')) return;
    this.#safely('logText', () => {
      const { step } = readOptions('logText', options, this.#warn);
      const table = textRows(data, this.#onOdd('logText()'), (left) => this.#warn('text row', `logText(): ${left}`));
      if ('problem' in table) {
        this.#warn('text', `logText(): ${table.problem}`);
        return;
      }
      this.#mark('text');
      const stepOfTable = this.#lines.stepOf(step);
      // Where the experiment was deleted, its texts are not begun alone.
      const isAlone = this.#texts === null && (this.#rows.isDeleted() || this.#rows.isClosed);
      if (!isAlone) this.#texts ??= this.#openFile(join(this.#logdir, textPath(this.id)));
      (this.#texts ?? this.#rows).appendRow(timestamp, () => textLine(stepOfTable, timestamp, table));
    });
  }

  /** Marks the experiment ended and closes its files. Once is enough; more does nothing. */
  finish(ending: Ending = 'completed'): void {
    if (this.#state === 'finished') return;
    const isKnown = ending === 'completed' || ending === 'interrupted';
    if (!isKnown) this.#warn('ending', `${this.id} ends completed: finish() takes 'completed' or 'interrupted'`);
    this.#state = 'finished';
    this.#unwatch();
    this.#tracker?.stop();
    this.#end(isKnown ? ending : 'completed');
    this.#tellLoss();
    this.#rows.close();
    this.#texts?.close();
  }

  /**
   * The end of a `using` block: `completed`, or `interrupted` where an exception that nobody catches ended the block.
   * One that is caught outside of the block cannot be seen from here; `run()` sees it.
   */
  [Symbol.dispose](): void {
    if (this.#state === 'finished') return;
    this.finish();
    afterDisposal(() => {
      // Without its file it would be made anew, an experiment without its beginning.
      if (!existsSync(this.#path)) return;
      const file = this.#openFile(this.#path);
      file.append(() => metadataLine({ status: 'interrupted' }));
      file.close();
    });
  }

  /** What was given can throw in any place that is looked at. */
  #safely(call: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#warn(call, `${call}() was given what it cannot read: ${errorText(error)}`);
    }
  }

  #resumed(id: unknown): Resumed | null {
    try {
      return findResumed(this.#logdir, id);
    } catch (error) {
      this.#warn('resume', `a new experiment begins, for ${error instanceof Error ? error.message : errorText(error)}`);
      return null;
    }
  }

  #openFile(path: string): RowFile {
    return new RowFile(path, (about, message) => this.#warn(about, `${this.id}: ${message}`));
  }

  #track(intervalMs = 10_000): ResourceTracker {
    const path = join(this.#logdir, resourcesPath(this.id));
    return new ResourceTracker(path, intervalMs, (message) => this.#warn(message, message));
  }

  /** Says in the metadata that there are images or texts, before the first of them. */
  #mark(what: 'images' | 'text'): void {
    if (this.#marked[what]) return;
    this.#marked[what] = true;
    this.#rows.append(() => metadataLine({ [`has_${what}`]: true }));
  }

  /** Whether what is logged now can be: the process outlived the signal that it was interrupted by. */
  #goOn(call: string): boolean {
    if (this.#state === 'finished') {
      this.#warn('finished', `${this.id} is finished; what ${call}() is given now is lost`);
      return false;
    }
    // Nothing runs on behind `exit`: what its listeners log is the last.
    if (isProcessExiting()) return true;
    this.#state = 'open';
    this.#rows.append(() => metadataLine({ status: 'running', end_time: null }));
    return true;
  }

  #interrupt(): void {
    if (this.#state !== 'open') return;
    this.#state = 'interrupted';
    this.#end('interrupted');
    this.#tellLoss();
  }

  #end(status: Ending): void {
    const end = { end_time: nowSeconds(), total_steps: this.#lines.steps, status, process_pid: process.pid };
    this.#rows.append(() => metadataLine(end));
  }

  #tellLoss(): void {
    const losses = [this.#rows, this.#texts].flatMap((file) => file?.loss ?? []);
    const rows = losses.reduce((sum, loss) => sum + loss.rows, 0);
    const lost = losses.reduce((sum, loss) => sum + loss.lost, 0);
    if (lost > 0) this.#warn(`loss ${lost}`, `${this.id} lost ${lost} of the ${rows} lines that it was given`);
  }

  #onOdd(call: string): OnOddValue {
    return (place, what, key) => {
      this.#warn(`${call} ${key}`, `${call}: ${JSON.stringify(place)} is ${what}: it is logged as NaN`);
    };
  }
}
