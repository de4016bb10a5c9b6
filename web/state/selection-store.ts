import { createContext } from '@lit/context';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { Store } from './store.js';
import type { Undoable, UndoStore } from './undo-store.js';

export interface Selection {
  /** Ids of the experiments that are drawn. */
  selected: ReadonlySet<string>;
  /** The experiment under the pointer, in the list or in a chart. */
  hovered: string | null;
}

interface UndoableChoice {
  undoable: Undoable;
  takeBack: () => void;
  /** As `performance.now()` tells it. */
  atMs: number;
}

/** How many experiments are selected when a logbook is opened. */
const selectedAtFirst = 10;
/** Choices that follow one another this fast are taken back as one. */
const oneChoiceMs = 1000;

/**
 * Which experiments are drawn. Until the person chooses, these are the newest ten and whatever starts
 * afterwards; from then on it is what the person chose.
 */
export class SelectionStore extends Store<Selection> {
  #touched = false;
  /**
   * Ids that are to be drawn. One whose experiment is gone stays: a file that is replaced by another is gone for a
   * moment, and a choice outlives that.
   */
  #chosen: ReadonlySet<string> = new Set();
  /** Ids that have been there since the list had been read whole; null before. */
  #known: ReadonlySet<string> | null = null;
  /** Ids of the newest that are not archived. */
  #newest: readonly string[] = [];
  /** Ids that are there now; null before anybody told. */
  #present: ReadonlySet<string> | null = null;

  readonly #undo: UndoStore | undefined;
  /** The latest choice that can be taken back. */
  #latest: UndoableChoice | null = null;

  /** @param undo remembers how choices are taken back */
  constructor(undo?: UndoStore) {
    super({ selected: new Set(), hovered: null });
    this.#undo = undo;
  }

  toggle(id: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.set(chosen);
  }

  set(ids: Iterable<string>): void {
    this.#touched = true;
    this.#chosen = new Set(ids);
    this.update({ selected: this.#selected() });
  }

  /** Draws these and no others, which can be taken back; what is chosen within a moment, at once. */
  choose(ids: Iterable<string>): void {
    this.#undoably(() => this.set(ids));
  }

  /** These are drawn no more. It is no choice of what is drawn: what starts afterwards still comes as before. */
  leave(ids: Iterable<string>): void {
    const left = new Set(ids);
    this.#chosen = new Set([...this.#chosen].filter((id) => !left.has(id)));
    this.update({ selected: this.#selected() });
  }

  /** These are drawn again after they were left. */
  rejoin(ids: Iterable<string>): void {
    this.#chosen = new Set([...this.#chosen, ...ids]);
    this.update({ selected: this.#selected() });
  }

  /** Back to the newest ten and whatever starts afterwards, as before the person chose. It can be taken back. */
  newest(): void {
    this.#undoably(() => {
      this.set(this.#newest);
      this.#touched = false;
    });
  }

  /** What the person chose, also of what is not there now; `newest` while they have chosen nothing. */
  get choice(): 'newest' | readonly string[] {
    return this.#touched ? [...this.#chosen] : 'newest';
  }

  /** Takes up a choice that was made elsewhere. */
  restore(choice: 'newest' | readonly string[]): void {
    if (choice !== 'newest') this.set(choice);
  }

  hover(id: string | null): void {
    if (id !== this.value.hovered) this.update({ hovered: id });
  }

  /** Forgets everything: another logbook is opened. */
  reset(): void {
    this.#touched = false;
    this.#chosen = new Set();
    this.#known = null;
    this.#newest = [];
    this.#present = null;
    this.value = { selected: new Set(), hovered: null };
  }

  /**
   * Follows the logbook's list, newest first. `exact` says whether it is complete: before, any experiment may
   * still turn out to be among the newest.
   */
  follow(experiments: readonly ExperimentSummary[], exact: boolean): void {
    const ids = experiments.map(({ id }) => id);
    const known = this.#known;
    const present = (this.#present = new Set(ids));
    const shown = experiments.filter(({ annotation }) => !annotation?.archived).map(({ id }) => id);
    this.#newest = shown.slice(0, selectedAtFirst);
    if (!this.#touched) {
      this.#chosen = known
        ? new Set([...this.#chosen, ...shown.filter((id) => !known.has(id))])
        : new Set(this.#newest);
    }
    if (exact || known) this.#known = new Set([...(known ?? []), ...ids]);
    const selected = this.#selected();
    const hovered = this.value.hovered !== null && present.has(this.value.hovered) ? this.value.hovered : null;
    if (sameSet(selected, this.value.selected) && hovered === this.value.hovered) return;
    this.value = { selected, hovered };
  }

  #undoably(change: () => void): void {
    const [touched, chosen, before] = [this.#touched, this.#chosen, this.value.selected];
    change();
    const { selected } = this.value;
    if (!this.#undo || sameSet(selected, before)) return;
    const followed = this.#latestWithin(this.#undo, oneChoiceMs);
    const takeBack =
      followed?.takeBack ??
      (() => {
        this.set(chosen);
        this.#touched = touched;
      });
    const undoable: Undoable = { words: shownWords(selected.size), undo: async () => takeBack() };
    this.#undo.add(undoable, followed?.undoable);
    this.#latest = { undoable, takeBack, atMs: performance.now() };
  }

  /** The latest choice, where nothing else has been done since and it is not longer ago. */
  #latestWithin({ value }: UndoStore, ms: number): UndoableChoice | null {
    const latest = this.#latest;
    return latest && latest.undoable === value.done[0] && performance.now() - latest.atMs < ms ? latest : null;
  }

  /** What is to be drawn and is there. */
  #selected(): ReadonlySet<string> {
    const present = this.#present;
    return present ? new Set([...this.#chosen].filter((id) => present.has(id))) : this.#chosen;
  }
}

export const selectionContext = createContext<SelectionStore>(Symbol('selection'));

function shownWords(count: number): string {
  if (count === 0) return 'No experiment shown';
  return count === 1 ? '1 experiment shown' : `${count.toLocaleString('en')} experiments shown`;
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
