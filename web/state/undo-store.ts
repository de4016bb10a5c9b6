import { createContext } from '@lit/context';
import { Store } from './store.js';

/** Something that was done and can be taken back. */
export interface Undoable {
  /** What was done, as in `3 experiments archived`. */
  words: string;
  /** Takes it back. Rejects with a sentence for the person where it cannot be; with `changed-since` where it never will. */
  undo(): Promise<void>;
}

export interface UndoState {
  /** The latest first. */
  done: readonly Undoable[];
  /** Why the last one could not be taken back. */
  failure: string;
}

const rememberedAtMost = 50;

/** What the person did and can take back, one after another. */
export class UndoStore extends Store<UndoState> {
  #isUndoing = false;

  constructor() {
    super({ done: [], failure: '' });
  }

  /** @param replaced what it takes the place of: the person goes on with it, and takes back both at once */
  add(undoable: Undoable, replaced?: Undoable): void {
    const before = this.value.done.filter((each) => each !== replaced);
    this.value = { done: [undoable, ...before].slice(0, rememberedAtMost), failure: '' };
  }

  /** Takes back the latest. What fails stays while it can be tried again. Never rejects. */
  async undo(): Promise<void> {
    const [latest] = this.value.done;
    if (!latest || this.#isUndoing) return;
    this.#isUndoing = true;
    try {
      await latest.undo();
      this.value = { done: this.value.done.filter((each) => each !== latest), failure: '' };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const done = this.value.done.filter((each) => each !== latest || name !== 'changed-since');
      this.value = { done, failure: message };
    } finally {
      this.#isUndoing = false;
    }
  }

  /** Another logbook is opened: what was done in the one before stays done. */
  clear(): void {
    this.value = { done: [], failure: '' };
  }
}

export const undoContext = createContext<UndoStore>(Symbol('undo'));
