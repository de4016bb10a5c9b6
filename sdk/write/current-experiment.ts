import { AsyncLocalStorage } from 'node:async_hooks';
import { Experiment } from './experiment.js';
import { logdirOf } from './default-logdir.js';
import type { ImageOptions, InitOptions, TextOptions } from './options.js';
import { recoverDead } from './recovery.js';
import { Warnings } from './warnings.js';

/** Where there is one current experiment: the process, and within it each `run()`. */
interface Scope {
  current: Experiment | null;
}

const warnings = new Warnings();
const processScope: Scope = { current: null };
/** Made by the first `run()`, for it costs each promise of the process something. */
let runScopes: AsyncLocalStorage<Scope> | null = null;

const scope = (): Scope => runScopes?.getStore() ?? processScope;

/**
 * Begins an experiment, which `log()`, `logImages()`, `logText()` and `finish()` then speak of; the one before is
 * finished. Experiments of this logbook whose process died on this machine are marked `recovered`.
 *
 * Call `finish()` at the end, or write `using experiment = init(…)`, which does so by itself. What is not finished
 * when the process ends is marked `interrupted`.
 * @param logdir the logbook's folder, created where missing; else `MICROTRAX_LOGDIR`, else `~/.microtrax`.
 */
export function init(logdir?: string, options?: InitOptions): Experiment {
  const here = scope();
  here.current?.finish();
  here.current = begin(logdir, options);
  return here.current;
}

/**
 * Begins an experiment, calls `body` with it and finishes it: `completed`, or `interrupted` where `body` throws.
 * Within `body`, and in all that it awaits, `log()` and the other functions speak of this experiment, so that
 * several may go on at a time.
 * @returns what `body` returns, and throws what it throws.
 */
export async function run<Result>(
  logdir: string | undefined,
  options: InitOptions | undefined,
  body: (experiment: Experiment) => Result | PromiseLike<Result>,
): Promise<Result> {
  runScopes ??= new AsyncLocalStorage();
  const experiment = begin(logdir, options);
  const own: Scope = { current: experiment };
  try {
    const result = await runScopes.run(own, () => body(experiment));
    finishAll('completed');
    return result;
  } catch (error) {
    finishAll('interrupted');
    throw error;
  }

  function finishAll(ending: 'completed' | 'interrupted'): void {
    experiment.finish(ending);
    // `init()` within the body began another one.
    own.current?.finish(ending);
  }
}

/** Writes one row of the current experiment: `log({ loss, accuracy })`, with a `step` or counted. */
export function log(data: object): void {
  currentFor('log')?.log(data);
}

/** Writes images of the current experiment: `logImages(batch, { step, labels, key })`. */
export function logImages(images: unknown, options?: ImageOptions): void {
  currentFor('logImages')?.logImages(images, options);
}

/** Writes texts of the current experiment: `logText('…')`, `logText({ question, answer })` or a list of those. */
export function logText(data: unknown, options?: TextOptions): void {
  currentFor('logText')?.logText(data, options);
}

/** Marks the current experiment completed. */
export function finish(): void {
  currentFor('finish')?.finish();
}

function begin(logdir?: string, options?: InitOptions): Experiment {
  try {
    recoverDead(logdirOf(logdir), (path, error) => {
      warnings.warn(
        `recovery ${path}`,
        `${path} may have lost its process, but cannot be read or marked: ${String(error)}`,
      );
    });
  } catch {
    // What is no folder is told by the experiment.
  }
  return new Experiment(logdir, options);
}

function currentFor(call: string): Experiment | null {
  const { current } = scope();
  if (current === null) {
    const what = call === 'finish' ? 'there is nothing to finish' : 'what it is given is lost';
    warnings.warn(call, `${call}() was called before init(); ${what}`);
  }
  return current;
}
