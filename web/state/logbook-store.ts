import { createContext } from '@lit/context';
import type { Change, ExperimentSummary, Logbook, Notice } from '../../sdk/read/logbook.js';
import { askToRead } from '../sources/index.js';
import { ChangePace } from './change-pace.js';
import { extendColorIndex } from './color-index.js';
import { recallColors, rememberColors } from './color-memory.js';
import { describeError, isAbort, lossOf, type LogbookError } from './logbook-error.js';
import { sameData } from './same-data.js';
import { Store } from './store.js';

export type { LogbookError } from './logbook-error.js';

export interface LogbookState {
  phase: 'closed' | 'opening' | 'open';
  logbook: Logbook | null;
  /** What a person calls the logbook: its folder's name. */
  sourceLabel: string;
  /** Newest first. */
  experiments: ExperimentSummary[];
  /** Whether all that is on disk has been read. */
  exact: boolean;
  notices: Notice[];
  /** Why nothing could be opened or, while `phase` is `open`, why it is no longer followed. */
  error: LogbookError | null;
  /** The number of each experiment's colour, never given to another one; kept in this browser. */
  colorIndex: ReadonlyMap<string, number>;
  /** When a file of it last changed, Unix milliseconds. */
  lastChangeMs: number | null;
  /** Whether what changes shows by itself. */
  isFollowed: boolean;
  /** How many experiments have changed without that being shown yet. */
  heldChanges: number;
}

const closed: LogbookState = {
  phase: 'closed',
  logbook: null,
  sourceLabel: '',
  experiments: [],
  exact: false,
  notices: [],
  error: null,
  colorIndex: new Map(),
  lastChangeMs: null,
  isFollowed: true,
  heldChanges: 0,
};

/** While changes pour in, the list is asked for this often at most, and for no more than a fifth of the time. */
const refreshEveryMs = 250;
const restFactor = 4;
/** Without any change, it is asked for this often, so that a host or folder that went away is noticed. */
const heartbeatMs = 5000;

/** The open logbook and its list of experiments, kept up to date. */
export class LogbookStore extends Store<LogbookState> {
  readonly #listeners = new Set<(change: Change) => void>();
  /** Ends what belongs to the open logbook. */
  #session = new AbortController();
  /** How often the list was asked for, and the latest of these that was answered. */
  #asked = 0;
  #answered = 0;
  /** At which pace changes of the open logbook show, once it has been read. */
  #everyMs: number | null = 0;
  #pace: ChangePace | null = null;
  /** Whether all of the open logbook has been read once. */
  #wasRead = false;
  /** Ends what belongs to a logbook that is being opened. */
  #opening: AbortController | null = null;

  constructor() {
    super(closed);
  }

  /**
   * Shows the logbook that `opening` resolves to. The latest call wins: a logbook that comes too late is closed,
   * and so is the one that was open. Where opening fails, what was open stays and `error` says why.
   * Never rejects.
   */
  async open(opening: Promise<Logbook>, label = ''): Promise<void> {
    const session = new AbortController();
    const before = this.value;
    this.#opening?.abort();
    this.#opening = session;
    this.update(before.logbook ? { error: null } : { phase: 'opening', sourceLabel: label, error: null });
    let logbook: Logbook;
    try {
      logbook = await opening;
    } catch (error) {
      if (session.signal.aborted) return;
      this.#opening = null;
      this.fail(error);
      return;
    }
    if (session.signal.aborted) {
      logbook.close();
      return;
    }
    this.#opening = null;
    this.#session.abort();
    this.value.logbook?.close();
    this.#session = session;
    this.#wasRead = false;
    const { name } = logbook;
    const isFollowed = this.#everyMs !== null;
    this.value = { ...closed, phase: 'open', logbook, sourceLabel: name, colorIndex: recallColors(name), isFollowed };
    await this.#follow(logbook, session.signal);
  }

  /** Something could not be opened: what was open stays. An AbortError is a person who changed their mind. */
  fail(error: unknown): void {
    const failure = isAbort(error) ? null : describeError(error);
    this.update(this.value.logbook ? { error: failure } : { phase: 'closed', error: failure });
  }

  /** Back to no logbook at all. */
  close(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#session.abort();
    this.value.logbook?.close();
    this.value = closed;
  }

  /** The person has read that something could not be opened. */
  dismissError(): void {
    this.update({ error: null });
  }

  /** Asks for the list once more, now, and shows what has changed. */
  async retry(): Promise<void> {
    const { logbook } = this.value;
    this.#pace?.flush();
    if (logbook) await this.#refresh(logbook, this.#session.signal);
  }

  /** Asks the person to let the page read the folder again, and goes on where they do. Called from a click. */
  async allow(): Promise<void> {
    const { logbook } = this.value;
    if (logbook && (await askToRead(logbook))) await this.retry();
  }

  /**
   * Says how changes show, in the list and to whoever listens: so long after the ones before at least, or with null not
   * before `retry`. A logbook that is read for the first time shows what comes all the same.
   */
  follow(everyMs: number | null): void {
    this.#everyMs = everyMs;
    if (this.#wasRead) this.#pace?.set(everyMs);
    const isFollowed = everyMs !== null;
    if (isFollowed !== this.value.isFollowed) this.update({ isFollowed });
  }

  /** Calls the listener at each change of the open logbook, whichever it is, until the signal is aborted. */
  onChange(listener: (change: Change) => void, { signal }: { signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  async #follow(logbook: Logbook, signal: AbortSignal): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = false;
    let isAsking = false;
    let restUntilMs = -Infinity;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      isAsking = true;
      isWanted = false;
      const startedMs = performance.now();
      await this.#refresh(logbook, signal);
      isAsking = false;
      if (signal.aborted) return;
      const restMs = Math.max(refreshEveryMs, restFactor * (performance.now() - startedMs));
      restUntilMs = performance.now() + restMs;
      if (!this.#wasRead && this.value.exact) {
        this.#wasRead = true;
        pace.set(this.#everyMs);
      }
      timer = isWanted ? setTimeout(() => void ask(), restMs) : setTimeout(beat, Math.max(restMs, heartbeatMs));
    };
    const beat = (): void => {
      if (this.#everyMs !== null || !this.#wasRead) void ask();
      else timer = setTimeout(beat, heartbeatMs);
    };
    const pace = new ChangePace((changes) => {
      for (const change of changes) for (const listener of [...this.#listeners]) listener(change);
      this.#tellHeld(0);
      if (isWanted) return;
      isWanted = true;
      if (isAsking) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), Math.max(0, restUntilMs - performance.now()));
    });
    this.#pace = pace;
    signal.addEventListener('abort', () => (clearTimeout(timer), pace.end()), { once: true });
    logbook.changes(
      (change) => {
        if (signal.aborted) return;
        pace.add(change);
        if (this.#everyMs === null) this.#tellHeld(pace.held.size);
      },
      { signal },
    );
    await ask();
  }

  #tellHeld(heldChanges: number): void {
    if (heldChanges !== this.value.heldChanges) this.update({ heldChanges });
  }

  /** Asks for the list once; an answer that a later one has overtaken counts no more. */
  async #refresh(logbook: Logbook, signal: AbortSignal): Promise<void> {
    const question = ++this.#asked;
    const isLate = (): boolean => {
      if (signal.aborted || question < this.#answered) return true;
      this.#answered = question;
      return false;
    };
    try {
      const { items, exact, notices } = await logbook.experiments({ signal });
      const loss = await lossOf(logbook, notices);
      if (isLate()) return;
      const state = this.value;
      const experiments = keepSame(state.experiments, items);
      const error = loss ?? (state.error?.isLost ? null : state.error);
      const isSame = sameData(error, state.error) && exact === state.exact && sameData(notices, state.notices);
      if (isSame && experiments === state.experiments) return;
      const colorIndex = extendColorIndex(state.colorIndex, items);
      if (colorIndex !== state.colorIndex) rememberColors(logbook.name, colorIndex, items);
      this.update({ experiments, exact, notices, error, colorIndex, lastChangeMs: newestChange(items) });
    } catch (error) {
      if (isLate()) return;
      this.update({ error: { ...describeError(error), isLost: true } });
    }
  }
}

export const logbookContext = createContext<LogbookStore>(Symbol('logbook'));

function newestChange(experiments: readonly ExperimentSummary[]): number | null {
  let newest: number | null = null;
  for (const { modifiedMs } of experiments) {
    if (modifiedMs !== null && (newest === null || modifiedMs > newest)) newest = modifiedMs;
  }
  return newest;
}

/** The new list, with the old objects for what has not changed: nothing of those is drawn anew. */
function keepSame(before: ExperimentSummary[], now: ExperimentSummary[]): ExperimentSummary[] {
  const known = new Map(before.map((experiment) => [experiment.id, experiment]));
  const kept = now.map((experiment) => {
    const old = known.get(experiment.id);
    return old && sameData(old, experiment) ? old : experiment;
  });
  const isSame = kept.length === before.length && kept.every((experiment, index) => experiment === before[index]);
  return isSame ? before : kept;
}
