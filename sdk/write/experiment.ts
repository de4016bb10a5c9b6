import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { logdirOf } from '../format/default-logdir.js';
import type { Json } from '../format/json.js';
import { experimentPath, newExperimentId } from '../format/paths.js';
import { localIso, nowSeconds } from './clock.js';
import { describeHost } from './host.js';
import { LineFile } from './line-file.js';
import { logLine, metadataLine } from './line.js';
import { rowOf } from './row.js';
import { StepCounter } from './step-counter.js';
import { sdkVersion } from './version.js';
import { Warnings } from './warnings.js';

export interface InitOptions {
  /** What the dashboard calls this experiment; without one it shows the id. */
  name?: string;
}

/**
 * One run of a training script, written line by line into its own file. Nothing here ever throws: what goes
 * wrong is told once on stderr, and the training goes on.
 */
export class Experiment {
  readonly id: string;
  readonly #file: LineFile | null;
  readonly #steps = new StepCounter();
  readonly #warnings = new Warnings();
  #finished = false;

  /** Creates the file, with the metadata as its first line. `init()` is how scripts get one. */
  constructor(logdir?: string, { name }: InitOptions = {}) {
    const startTime = nowSeconds();
    this.id = newExperimentId(new Date(startTime * 1000), randomBytes(4).readUInt32LE());
    this.#file = this.#open(logdir);
    const host = describeHost();
    this.#append(() =>
      metadataLine({
        experiment_id: this.id,
        name: typeof name === 'string' ? name : null,
        start_time: startTime,
        start_time_iso: localIso(startTime),
        track_resources: false,
        has_images: false,
        has_text: false,
        status: 'running',
        process_pid: process.pid,
        sdk: `microtrax-js/${sdkVersion}`,
        ...(host && { host }),
      }),
    );
  }

  /**
   * Writes one row: any metrics, nested as you like, and perhaps a `step`. Without one the steps are counted,
   * from 0 or on from the highest that was given. The row is with the operating system when this returns.
   */
  log(data: object): void {
    const timestamp = nowSeconds();
    if (this.#finished) {
      this.#warnings.warn('finished', `${this.id} is finished; what is logged now is lost`);
      return;
    }
    let row: Map<string, Json>;
    try {
      row = rowOf(data, (place, what) => {
        const key = JSON.stringify(place);
        this.#warnings.warn(`value ${key}`, `the value of ${key} is ${what}: it is logged as NaN`);
      });
    } catch (error) {
      this.#warnings.warn('row', `log() was given what it cannot read: ${String(error)}`);
      row = new Map([['_error', true]]);
    }
    const step = row.get('step');
    if (step === undefined) row.set('step', this.#steps.take());
    else this.#steps.given(step);
    this.#append(() => logLine(timestamp, row));
  }

  /** Marks the experiment completed and closes its file. Once is enough; more does nothing. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#append(() =>
      metadataLine({
        end_time: nowSeconds(),
        total_steps: this.#steps.next,
        status: 'completed',
        process_pid: process.pid,
      }),
    );
    this.#try('close its file', () => this.#file?.close());
  }

  #open(logdir?: string): LineFile | null {
    let file: LineFile | null = null;
    this.#try('open its file; nothing will be logged', () => {
      const folder = logdirOf({ asked: logdir, variable: process.env.MICROTRAX_LOGDIR, home: homedir() });
      file = new LineFile(resolve(folder, experimentPath(this.id)));
    });
    return file;
  }

  #append(line: () => string): void {
    if (this.#file === null) return;
    const file = this.#file;
    this.#try('write a line', () => file.append(line()));
  }

  #try(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#warnings.warn(what, `${this.id} cannot ${what}: ${String(error)}`);
    }
  }
}
