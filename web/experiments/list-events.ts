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

/** A person has written another name for an experiment; empty is the one that was logged. */
export class RenameEvent extends Event {
  static readonly type = 'mtx-rename';

  constructor(
    readonly id: string,
    readonly name: string,
  ) {
    super(RenameEvent.type);
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
    'mtx-rename': RenameEvent;
    'mtx-marks': MarksEvent;
    'mtx-sight': SightEvent;
  }
}
