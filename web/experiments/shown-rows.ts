import type { ListRow } from '../state/list-rows.js';
import type { SelectionStore } from '../state/selection-store.js';
import { markRange } from './marks.js';

/** The experiments that a row stands for. */
export function idsOf(row: ListRow): readonly string[] {
  return row.kind === 'group' ? row.group.ids : [row.experiment.id];
}

/** Shows and hides the experiments of rows in the charts. */
export class ShownRows {
  readonly #rows: () => readonly ListRow[];
  readonly #selections: () => SelectionStore | undefined;
  /** The row that was shown or hidden last: a range begins there. */
  #lastKey: string | null = null;

  constructor(rows: () => readonly ListRow[], selections: () => SelectionStore | undefined) {
    this.#rows = rows;
    this.#selections = selections;
  }

  show(row: ListRow, isShown: boolean, ids = idsOf(row)): void {
    this.#selections()?.set(this.#with(row, isShown, ids));
  }

  /** Makes all of these be as the row then is. */
  toggle(row: ListRow, ids = idsOf(row)): void {
    this.show(row, !this.#isShown(row), ids);
  }

  /** All from the last row to this one come to be as the last one is, which can be taken back. */
  showTo(row: ListRow): void {
    const rows = this.#rows();
    const keys = rows.map(({ key }) => key);
    const last = rows.find(({ key }) => key === this.#lastKey) ?? null;
    const { marked } = markRange({ marked: new Set(), anchor: last?.key ?? row.key }, keys, row.key);
    const ranged = rows.filter(({ kind, key }) => kind === 'experiment' && marked.has(key));
    const isShown = last ? this.#isShown(last) : !this.#isShown(row);
    this.#selections()?.choose(this.#with(row, isShown, ranged.flatMap(idsOf)));
  }

  /** What is shown, with these or without them; the row is then the last. */
  #with(row: ListRow, isShown: boolean, ids: readonly string[]): Set<string> {
    this.#lastKey = row.key;
    const shown = new Set(this.#selections()?.value.selected);
    for (const id of ids) {
      if (isShown) shown.add(id);
      else shown.delete(id);
    }
    return shown;
  }

  #isShown(row: ListRow): boolean {
    return idsOf(row).every((id) => this.#selections()?.value.selected.has(id));
  }
}
