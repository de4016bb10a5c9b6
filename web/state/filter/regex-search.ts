import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { Store } from '../store.js';
import { regexFault, regexText, type RegexQuestion } from './regex-texts.js';

export interface RegexFound {
  /** Ids of the experiments that the expression is found in; null while that is not known. */
  ids: ReadonlySet<string> | null;
  /** Why it could not be looked for, in one sentence; empty where nothing is wrong. */
  fault: string;
}

/** An expression that takes longer than this for all experiments would take for ever. */
const giveUpMs = 2000;

const nothing: RegexFound = { ids: null, fault: '' };

/**
 * Looks for a regular expression in experiments. It runs in a worker that is ended where it takes too long: there are
 * short expressions that would keep a page busy for years.
 */
export class RegexSearch extends Store<RegexFound> {
  #worker: Worker | null = null;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #source = '';
  #experiments: readonly ExperimentSummary[] = [];

  constructor() {
    super(nothing);
  }

  /** Looks for this, unless that is what it does already. What was found before stays until something else is. */
  search(source: string, experiments: readonly ExperimentSummary[]): void {
    if (source === this.#source && experiments === this.#experiments) return;
    const isSameSource = source === this.#source;
    // What has taken too long would do so again each time that an experiment grows.
    if (isSameSource && this.value.fault) return;
    this.#source = source;
    this.#experiments = experiments;
    const fault = regexFault(source);
    if (this.#isAsking) this.#end();
    if (fault) this.update({ fault });
    else this.#ask({ source, texts: experiments.map(regexText) }, experiments);
  }

  /** Nothing is looked for any more. */
  stop(): void {
    this.#end();
    this.#source = '';
    this.#experiments = [];
    this.value = nothing;
  }

  #ask(question: RegexQuestion, experiments: readonly ExperimentSummary[]): void {
    const worker = (this.#worker ??= new Worker(new URL('./regex.worker.ts', import.meta.url), { type: 'module' }));
    const settle = (found: RegexFound): void => {
      clearTimeout(this.#timer);
      this.#isAsking = false;
      this.value = found;
    };
    this.#isAsking = true;
    worker.onmessage = ({ data }: MessageEvent<Uint8Array>) =>
      settle({ ids: new Set(experiments.flatMap(({ id }, index) => (data[index] ? [id] : []))), fault: '' });
    worker.onerror = () => {
      this.#end();
      settle({ ids: null, fault: 'The search could not be started. Reload the page to try again.' });
    };
    this.#timer = setTimeout(() => {
      this.#end();
      settle({ ...this.value, fault: 'This expression takes too long. A simpler one finds the same sooner.' });
    }, giveUpMs);
    worker.postMessage(question);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#isAsking = false;
  }
}
