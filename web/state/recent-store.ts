import { createContext } from '@lit/context';
import {
  folderOf,
  forgetFolder,
  noteCounts,
  recentFolders,
  rememberFolder,
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

/**
 * The folders that were opened before. A browser that refuses to store anything has none; nothing else depends on
 * it, so no method rejects.
 */
export class RecentStore extends Store<RecentState> {
  #open: LogbookState | null = null;
  /** How many experiments were written down for the open one. */
  #noted: number | null = null;

  constructor() {
    super({ folders: [], openId: null });
  }

  /** Reads the list. */
  async load(): Promise<void> {
    await this.#store(() => Promise.resolve());
  }

  /** Takes a folder off the list. */
  async forget(id: string): Promise<void> {
    this.update({ folders: this.value.folders.filter((each) => each.id !== id) });
    await this.#store(() => forgetFolder(id));
  }

  /** Remembers what is opened, and what it held once it was read: called at each change of the logbook. */
  follow(state: LogbookState): void {
    const { logbook } = state;
    const isOther = logbook !== (this.#open?.logbook ?? null);
    this.#open = state;
    if (!isOther) return this.#note();
    this.#noted = null;
    this.update({ openId: null });
    const handle = logbook && folderOf(logbook);
    if (!handle) return;
    void this.#store(async () => {
      const id = await rememberFolder(handle);
      if (this.#open?.logbook !== logbook) return;
      this.update({ openId: id });
      this.#note();
    });
  }

  /** A folder that grows is written down when an experiment has come or gone, not at each of its lines. */
  #note(): void {
    const { openId } = this.value;
    if (openId === null || !this.#open?.exact || this.#open.experiments.length === this.#noted) return;
    const { experiments } = this.#open;
    this.#noted = experiments.length;
    const sizeBytes = experiments.reduce((sum, experiment) => sum + experiment.sizeBytes, 0);
    void this.#store(() => noteCounts(openId, { experiments: experiments.length, sizeBytes }));
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
