import type { ReactiveController } from 'lit';
import type { Anchor } from '../elements/place-beside.js';
import type { ListRow } from '../state/list-rows.js';
import { remembered } from '../state/remembered.js';
import type { SelectionStore } from '../state/selection-store.js';
import type { ViewStore } from '../state/view-store.js';
import { ExperimentChangeEvent, ListActionEvent, MarksEvent, type ListAction } from './list-events.js';
import { markAll, markRange, noMarks, toggleMark, type Marks } from './marks.js';
import { commandOf } from './row-commands.js';
import { idsOf, ShownRows } from './shown-rows.js';
import type { ExperimentRows } from './mtx-experiment-rows.js';

/** What the gestures are made on. */
interface Ground {
  rows: () => readonly ListRow[];
  selections: () => SelectionStore | undefined;
  views: () => ViewStore | undefined;
  pageRows: () => number;
  isScrolling: () => boolean;
  /** Scrolls until the row is in sight. */
  reveal: (index: number) => void;
}

/** What pointer and keys do to the rows of the list: the focus, the marks, what is shown, and a name that is written. */
export class RowGestures implements ReactiveController {
  marks: Marks = noMarks;
  /** The key of the row whose name is being written. */
  renamed: string | null = null;

  readonly #host: ExperimentRows;
  readonly #ground: Ground;
  readonly #shown: ShownRows;
  #focusKey: string | null = null;
  /** What has the focus after the next update: a row, or the field in it. */
  #wanted: 'row' | 'field' | null = null;
  readonly #indexes = remembered((rows: readonly ListRow[]) => new Map(rows.map(({ key }, index) => [key, index])));

  constructor(host: ExperimentRows, ground: Ground) {
    this.#host = host;
    this.#ground = ground;
    this.#shown = new ShownRows(ground.rows, ground.selections);
    host.addController(this);
  }

  /** The row that has, or had, the focus; -1 for none. */
  get at(): number {
    return this.#indexes(this.#ground.rows()).get(this.#focusKey ?? '') ?? -1;
  }

  hostUpdated(): void {
    if (!this.#wanted || this.#focusKey === null) return;
    if (this.at < 0) return this.#letGo();
    const row = this.#element(this.#focusKey);
    const target = this.#wanted === 'field' ? row?.querySelector<HTMLInputElement>('.rename') : row;
    if (!target) return;
    this.#wanted = null;
    target.focus({ preventScroll: true });
    if (target instanceof HTMLInputElement) target.select();
  }

  /** Puts the focus on the row that had it last, or on the first. */
  focus(): void {
    const rows = this.#ground.rows();
    const row = rows[Math.max(0, this.at)];
    if (row) this.#focus(row, 'row');
  }

  /** Of several rows of one experiment it is the one that has the focus. */
  rename(id: string): void {
    const rows = this.#ground.rows();
    const isOfIt = (row: ListRow | undefined): boolean => row?.kind === 'experiment' && row.experiment.id === id;
    const row = isOfIt(rows[this.at]) ? rows[this.at] : rows.find(isOfIt);
    if (!row) return;
    this.renamed = row.key;
    this.#focus(row, 'field');
    this.#ground.reveal(this.at);
  }

  readonly click = (event: MouseEvent): void => {
    const row = this.#rowAt(event);
    const target = event.target as Element;
    if (!row || target.closest('.rename')) return;
    if (target.closest('.more')) return this.#act('menu', row, target.closest('button')!);
    if (row.kind === 'group') {
      if (!target.closest('.check')) this.#toggleGroup(row);
      return;
    }
    // The click on its label that the browser makes on the box itself comes as a change.
    if (target instanceof HTMLInputElement) return;
    event.preventDefault();
    const keys = this.#ground.rows().map(({ key }) => key);
    const isBox = target.closest('.swatch') !== null;
    if (isBox && event.altKey) this.#ground.selections()?.choose([row.experiment.id]);
    else if (isBox && event.shiftKey) this.#shown.showTo(row);
    else if (event.shiftKey) this.#mark(markRange(this.marks, keys, row.key));
    else if (event.ctrlKey || event.metaKey) this.#mark(toggleMark(this.marks, row.key));
    else {
      this.#shown.toggle(row);
      this.#mark({ marked: noMarks.marked, anchor: row.key });
    }
    this.#focus(row, 'row');
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const row = this.#rowAt(event);
    const target = event.target as Element;
    if (row?.kind !== 'experiment') return;
    if (target.closest('.swatch')) return this.#ground.selections()?.choose([row.experiment.id]);
    const isMarking = event.shiftKey || event.ctrlKey || event.metaKey;
    if (this.#host.writable && !isMarking && target.closest('.name') && !target.closest('.rename')) {
      this.rename(row.experiment.id);
    }
  };

  readonly change = (event: Event): void => {
    const row = this.#rowAt(event);
    const box = event.target as HTMLInputElement;
    if (!row || box.type !== 'checkbox') return;
    this.#shown.show(row, box.checked);
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    if ((event.target as Element).closest('.rename')) return this.#keyInName(event);
    const rows = this.#ground.rows();
    const { at } = this;
    const row = rows[at];
    const isButton = (event.target as Element).closest('button') !== null && [' ', 'Enter'].includes(event.key);
    const command = commandOf(event, { at, count: rows.length, pageRows: this.#ground.pageRows() });
    if (!row || !command || isButton) return;
    event.preventDefault();
    switch (command.kind) {
      case 'move': {
        const to = rows[command.to]!;
        if (command.extends) {
          const from = this.marks.marked.size > 0 ? this.marks : { ...noMarks, anchor: row.key };
          this.#mark(
            markRange(
              from,
              rows.map(({ key }) => key),
              to.key,
            ),
          );
        } else this.#mark({ ...this.marks, anchor: to.key });
        this.#ground.reveal(command.to);
        return this.#focus(to, 'row');
      }
      case 'open':
      case 'close':
        return this.#openOrClose(row, command.kind === 'open');
      case 'toggle':
        return this.#shown.toggle(row, this.#targets(row));
      case 'only':
        return this.#ground.selections()?.choose(this.#targets(row));
      case 'rename':
        if (row.kind === 'group') return this.#toggleGroup(row);
        if (!this.#host.writable) return this.#act('menu', row, this.#element(row.key)!);
        return this.rename(row.experiment.id);
      case 'delete':
        return this.#act(this.#host.writable ? 'delete' : 'menu', row, this.#element(row.key)!);
      case 'mark-all':
        return this.#mark(markAll(rows.flatMap(({ kind, key }) => (kind === 'experiment' ? [key] : []))));
      case 'unmark':
        return this.#mark({ ...noMarks, anchor: row.key });
    }
  };

  readonly contextMenu = (event: MouseEvent): void => {
    const row = this.#rowAt(event);
    if (!row || (event.target as Element).closest('.rename')) return;
    event.preventDefault();
    // The menu key has no place, and a finger would cover it.
    const isMouse = event.button === 2;
    this.#act('menu', row, isMouse ? { x: event.clientX, y: event.clientY } : this.#element(row.key)!);
  };

  readonly focusIn = (event: FocusEvent): void => {
    const row = this.#rowAt(event);
    if (!row || row.key === this.#focusKey) return;
    this.#focusKey = row.key;
    if (this.marks.anchor === null) this.marks = { ...this.marks, anchor: row.key };
    this.#host.requestUpdate();
  };

  /** A name is kept, too, when the person goes on elsewhere. */
  readonly focusOut = (event: FocusEvent): void => {
    const field = (event.target as Element).closest<HTMLInputElement>('.rename');
    if (field && this.renamed !== null) this.#keepName(field.value);
  };

  readonly pointerOver = (event: PointerEvent): void => {
    // A finger has nothing to hover with, and no way to stop; and rows that scroll past are not meant.
    if (event.pointerType === 'touch' || this.#ground.isScrolling()) return;
    const row = this.#rowAt(event);
    this.#ground.selections()?.hover(row?.kind === 'experiment' ? row.experiment.id : null);
  };

  readonly pointerLeave = (): void => this.#ground.selections()?.hover(null);

  #keyInName(event: KeyboardEvent): void {
    event.stopPropagation();
    const row = this.#ground.rows()[this.at];
    if (event.isComposing || !row || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') this.#keepName((event.target as HTMLInputElement).value);
    this.renamed = null;
    this.#focus(row, 'row');
  }

  #keepName(name: string): void {
    const row = this.#ground.rows().find(({ key }) => key === this.renamed);
    this.renamed = null;
    this.#host.requestUpdate();
    if (row?.kind !== 'experiment' || name.trim() === (row.experiment.name ?? '')) return;
    this.#host.dispatchEvent(new ExperimentChangeEvent([row.experiment.id], { kind: 'name', name: name.trim() }));
  }

  #act(action: ListAction, row: ListRow, anchor: Anchor): void {
    this.#focusKey = row.key;
    if (!this.marks.marked.has(row.key)) this.#mark({ ...noMarks, anchor: row.key });
    const ids = this.#targets(row);
    if (ids.length > 0) this.#host.dispatchEvent(new ListActionEvent(action, ids, anchor));
  }

  /** Into a group or out of it, as in a tree. */
  #openOrClose(row: ListRow, isOpening: boolean): void {
    const rows = this.#ground.rows();
    if (row.kind === 'group' && row.isClosed === isOpening) return this.#toggleGroup(row);
    const to =
      row.kind === 'experiment' && !isOpening
        ? rows.find(({ key }) => key === row.groupKey)
        : row.kind === 'group' && isOpening
          ? rows[this.at + 1]
          : undefined;
    if (!to) return;
    this.#ground.reveal(rows.indexOf(to));
    this.#focus(to, 'row');
  }

  #toggleGroup({ key }: ListRow): void {
    const views = this.#ground.views();
    if (!views) return;
    const closed = new Set(views.value.closedGroups);
    if (!closed.delete(key)) closed.add(key);
    views.update({ closedGroups: [...closed] });
  }

  #mark(marks: Marks): void {
    const before = this.marks.marked;
    this.marks = marks;
    if (marks.marked !== before) this.#host.dispatchEvent(new MarksEvent(this.markedIds));
    this.#host.requestUpdate();
  }

  private get markedIds(): string[] {
    const marked = this.#ground.rows().filter(({ key }) => this.marks.marked.has(key));
    return [...new Set(marked.flatMap((row) => (row.kind === 'experiment' ? [row.experiment.id] : [])))];
  }

  /** All that are marked, where the row is one of several; a group's, or itself, otherwise. */
  #targets(row: ListRow): string[] {
    const { marked } = this.marks;
    return marked.size > 1 && marked.has(row.key) ? this.markedIds : [...idsOf(row)];
  }

  /** The row that was to have the focus is gone, and so is the field in it. */
  #letGo(): void {
    this.#wanted = null;
    this.renamed = null;
  }

  #focus({ key }: ListRow, target: 'row' | 'field'): void {
    this.#focusKey = key;
    this.#wanted = target;
    this.#host.requestUpdate();
  }

  #rowAt(event: Event): ListRow | undefined {
    const rows = this.#ground.rows();
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '';
    return rows[this.#indexes(rows).get(key) ?? -1];
  }

  #element(key: string): HTMLElement | undefined {
    const elements = this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-key]');
    return [...elements].find(({ dataset }) => dataset['key'] === key);
  }
}
