import { createContext } from '@lit/context';
import { initialValues } from './fields.js';
import { keepFields, recallFields } from './kept-fields.js';
import { Store } from './store.js';
import { layoutFields, viewFields, type View } from './view.js';

const keyPrefix = 'microtrax.layout.';

/** What is seen of the open logbook. Its layout is kept in this browser, by the logbook's name. */
export class ViewStore extends Store<View> {
  #logbook: string | null = null;

  constructor() {
    super(initialValues(viewFields));
  }

  /** Begins the view of a logbook: as a link says, or as it was left the last time. */
  begin(logbookName: string, linked: Partial<View> | null): void {
    this.#logbook = logbookName;
    this.value = { ...initialValues(viewFields), ...(linked ?? recallFields(keyPrefix + logbookName, layoutFields)) };
  }

  override update(patch: Partial<View>): void {
    super.update(patch);
    if (this.#logbook !== null && Object.keys(patch).some((name) => name in layoutFields)) {
      keepFields(keyPrefix + this.#logbook, layoutFields, this.value);
    }
  }
}

export const viewContext = createContext<ViewStore>(Symbol('view'));
