/** A person wants a logbook opened; `sourceId` says from where. */
export class OpenEvent extends Event {
  static readonly type = 'mtx-open';

  constructor(readonly sourceId: string) {
    super(OpenEvent.type, { bubbles: true, composed: true });
  }
}

/** A person is done with the open logbook. */
export class CloseLogbookEvent extends Event {
  static readonly type = 'mtx-close-logbook';

  constructor() {
    super(CloseLogbookEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mtx-open': OpenEvent;
    'mtx-close-logbook': CloseLogbookEvent;
  }
}
