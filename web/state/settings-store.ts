import { createContext } from '@lit/context';
import { initialValues } from './fields.js';
import { keepFields, recallFields } from './kept-fields.js';
import { settingFields, type Settings } from './settings.js';
import { Store } from './store.js';

export type { Settings } from './settings.js';

const storageKey = 'microtrax.settings';

/**
 * What a person set, kept in this browser. Where storage is refused, it lasts as long as the page. What a link says is
 * shown and not kept: the person's own settings are there again without it.
 */
export class SettingsStore extends Store<Settings> {
  #own: Settings;

  constructor() {
    const own = { ...initialValues(settingFields), ...recallFields(storageKey, settingFields) };
    super(own);
    this.#own = own;
  }

  /** Sets and keeps these. */
  override update(patch: Partial<Settings>): void {
    this.#own = { ...this.#own, ...patch };
    keepFields(storageKey, settingFields, this.#own);
    super.update(patch);
  }

  /** Shows these for now, all others being as the person set them. */
  show(values: Partial<Settings>): void {
    this.value = { ...this.#own, ...values };
  }

  /** Back to what everybody has at first. */
  reset(): void {
    this.update(initialValues(settingFields));
  }
}

export const settingsContext = createContext<SettingsStore>(Symbol('settings'));
