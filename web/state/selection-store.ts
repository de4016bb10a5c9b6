import { createContext } from '@lit/context';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { Store } from './store.js';

export interface Selection {
  /** Ids of the experiments that are drawn. */
  selected: ReadonlySet<string>;
  /** The experiment under the pointer, in the list or in a chart. */
  hovered: string | null;
}

/** How many experiments are selected when a logbook is opened. */
const selectedAtFirst = 10;

/**
 * Which experiments are drawn. Until the person chooses, these are the newest ten and whatever starts
 * afterwards; from then on it is what the person chose.
 */
export class SelectionStore extends Store<Selection> {
  #touched = false;
  /** Ids that were there when the list had been read whole; null before. */
  #known: ReadonlySet<string> | null = null;

  constructor() {
    super({ selected: new Set(), hovered: null });
  }

  toggle(id: string): void {
    const selected = new Set(this.value.selected);
    if (!selected.delete(id)) selected.add(id);
    this.set(selected);
  }

  set(ids: Iterable<string>): void {
    this.#touched = true;
    this.update({ selected: new Set(ids) });
  }

  only(id: string): void {
    this.set([id]);
  }

  hover(id: string | null): void {
    if (id !== this.value.hovered) this.update({ hovered: id });
  }

  /** Forgets everything: another logbook is opened. */
  reset(): void {
    this.#touched = false;
    this.#known = null;
    this.value = { selected: new Set(), hovered: null };
  }

  /**
   * Follows the logbook's list, newest first. `exact` says whether it is complete: before, any experiment may
   * still turn out to be among the newest.
   */
  follow(experiments: readonly ExperimentSummary[], exact: boolean): void {
    const ids = experiments.map(({ id }) => id);
    const present = new Set(ids);
    const selected = new Set([...this.value.selected].filter((id) => present.has(id)));
    if (!this.#touched) {
      const known = this.#known;
      const fresh = known ? ids.filter((id) => !known.has(id)) : ids.slice(0, selectedAtFirst);
      if (!known) selected.clear();
      for (const id of fresh) selected.add(id);
    }
    if (exact || this.#known) this.#known = present;
    const hovered = this.value.hovered !== null && present.has(this.value.hovered) ? this.value.hovered : null;
    if (sameSet(selected, this.value.selected) && hovered === this.value.hovered) return;
    this.value = { selected, hovered };
  }
}

export const selectionContext = createContext<SelectionStore>(Symbol('selection'));

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
