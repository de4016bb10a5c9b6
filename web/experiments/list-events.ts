import type { Anchor } from '../elements/place-beside.js';

/** What a person wants to do to experiments of the list. */
export type ListAction = 'menu' | 'delete';

/** A person wants something done to experiments; `anchor` is what a menu of it stands beside. */
export class ListActionEvent extends Event {
  static readonly type = 'mtx-list-action';

  constructor(
    readonly action: ListAction,
    readonly ids: readonly string[],
    readonly anchor: Anchor,
  ) {
    super(ListActionEvent.type);
  }
}

/** A change of experiments. */
export type ExperimentChange =
  /** Empty is the name that was logged. */
  | { kind: 'name'; name: string }
  | { kind: 'notes'; notes: string }
  | { kind: 'tags'; added: readonly string[]; removed: readonly string[] }
  /** `#rrggbb`; null is that of its number. */
  | { kind: 'color'; color: string | null }
  | { kind: 'archive'; isArchived: boolean }
  /** `force` also where one is still being written. */
  | { kind: 'remove'; force: boolean };

/** A person has said how experiments are to be changed. */
export class ExperimentChangeEvent extends Event {
  static readonly type = 'mtx-experiment-change';

  constructor(
    readonly ids: readonly string[],
    readonly change: ExperimentChange,
  ) {
    super(ExperimentChangeEvent.type, { bubbles: true, composed: true });
  }
}

/** Other rows are marked than before. */
export class MarksEvent extends Event {
  static readonly type = 'mtx-marks';

  /** @param ids of the experiments, each once */
  constructor(readonly ids: readonly string[]) {
    super(MarksEvent.type);
  }
}

/** Other rows are in sight than before. */
export class SightEvent extends Event {
  static readonly type = 'mtx-sight';

  /** @param ids of the experiments whose values are needed */
  constructor(readonly ids: readonly string[]) {
    super(SightEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mtx-list-action': ListActionEvent;
    'mtx-experiment-change': ExperimentChangeEvent;
    'mtx-marks': MarksEvent;
    'mtx-sight': SightEvent;
  }
}
