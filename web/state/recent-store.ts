import { createContext } from '@lit/context';
import {
  folderOf,
  forgetFolder,
  noteCounts,
  recentFolders,
  rememberFolder,
  restoreFolder,
  type RecentFolder,
} from '../sources/index.js';
import type { LogbookState } from './logbook-store.js';
import { Store } from './store.js';

export interface RecentState {
  /** Newest first. */
  folders: readonly RecentFolder[];
  /** The one that is open, where it is one of these. */
  openId: string | null;
}

/** A logbook from when it is opened to when it is closed. */
interface Visit {
  /** What is known of it. */
  state: LogbookState;
  /** Which of the folders it is, once that is stored. */
  id: string | null;
  /** How many experiments were written down. */
  noted: number | null;
}

/**
 * The folders that were opened before. A browser that refuses to store anything has none; nothing else depends on
 * it, so no method rejects but the one that undoes.
 */
export class RecentStore extends Store<RecentState> {
  #visit: Visit | null = null;

  constructor() {
    super({ folders: [], openId: null });
  }

  /** Reads the list. */
  async load(): Promise<void> {
    await this.#store(() => Promise.resolve());
  }

  /** Takes a folder off the list, once that is stored. */
  async forget(id: string): Promise<void> {
    await this.#store(() => forgetFolder(id));
  }

  /** Puts a folder that was forgotten where it was on the list. Rejects where it cannot be stored. */
  async restore(folder: RecentFolder): Promise<void> {
    await restoreFolder(folder);
    await this.load();
  }

  /** Remembers what is opened, and what it held once it was read: called at each change of the logbook. */
  follow(state: LogbookState): void {
    if (this.#visit?.state.logbook === state.logbook) {
      this.#visit.state = state;
      this.#note(this.#visit);
      return;
    }
    const visit: Visit = { state, id: null, noted: null };
    this.#visit = visit;
    this.update({ openId: null });
    const handle = state.logbook && folderOf(state.logbook);
    if (!handle) return;
    void this.#store(async () => {
      visit.id = await rememberFolder(handle);
      if (this.#visit === visit) this.update({ openId: visit.id });
      this.#note(visit);
    });
  }

  /** A folder that grows is written down when an experiment has come or gone, not at each of its lines. */
  #note(visit: Visit): void {
    const { id, noted } = visit;
    const { experiments, exact } = visit.state;
    if (id === null || !exact || experiments.length === noted) return;
    visit.noted = experiments.length;
    const sizeBytes = experiments.reduce((sum, experiment) => sum + experiment.sizeBytes, 0);
    void this.#store(() => noteCounts(id, { experiments: experiments.length, sizeBytes }));
  }

  /** Changes what is stored, and reads it again. */
  async #store(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      this.update({ folders: await recentFolders() });
    } catch {
      // Storage is refused or broken: the list stays as it is.
    }
  }
}

export const recentContext = createContext<RecentStore>(Symbol('recent'));
