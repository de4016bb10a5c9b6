import type { RecentFolder } from '../state/sources.js';

/** A person wants a logbook opened; `sourceId` says from where. */
export class OpenEvent extends Event {
  static readonly type = 'mtx-open';

  constructor(readonly sourceId: string) {
    super(OpenEvent.type, { bubbles: true, composed: true });
  }
}

/** A person wants a folder opened again. */
export class OpenRecentEvent extends Event {
  static readonly type = 'mtx-open-recent';

  constructor(readonly folder: RecentFolder) {
    super(OpenRecentEvent.type, { bubbles: true, composed: true });
  }
}

/** A person does not want a folder on the list of recent ones any more; `folderId` says which. */
export class ForgetRecentEvent extends Event {
  static readonly type = 'mtx-forget-recent';

  constructor(readonly folderId: string) {
    super(ForgetRecentEvent.type, { bubbles: true, composed: true });
  }
}

/** A person is done with the open logbook. */
export class CloseLogbookEvent extends Event {
  static readonly type = 'mtx-close-logbook';

  constructor() {
    super(CloseLogbookEvent.type, { bubbles: true, composed: true });
  }
}

/** A person is done with the settings. */
export class CloseSettingsEvent extends Event {
  static readonly type = 'mtx-close-settings';

  constructor() {
    super(CloseSettingsEvent.type, { bubbles: true, composed: true });
  }
}

/** A person wants to see all shortcuts. */
export class ShowShortcutsEvent extends Event {
  static readonly type = 'mtx-show-shortcuts';

  constructor() {
    super(ShowShortcutsEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mtx-open': OpenEvent;
    'mtx-open-recent': OpenRecentEvent;
    'mtx-forget-recent': ForgetRecentEvent;
    'mtx-close-logbook': CloseLogbookEvent;
    'mtx-close-settings': CloseSettingsEvent;
    'mtx-show-shortcuts': ShowShortcutsEvent;
  }
}
