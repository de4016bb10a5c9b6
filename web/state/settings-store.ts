import { createContext } from '@lit/context';
import type { SeriesX } from '../../sdk/read/logbook.js';
import { Store } from './store.js';

export interface Settings {
  /** What runs along the x axis of every chart. */
  x: SeriesX;
  theme: 'system' | 'light' | 'dark';
}

const storageKey = 'microtrax.settings';
const defaults: Settings = { x: 'step', theme: 'system' };
const choices: { [K in keyof Settings]: readonly Settings[K][] } = {
  x: ['step', 'time'],
  theme: ['system', 'light', 'dark'],
};

/** What a person set, kept in this browser. Where storage is refused, it lasts as long as the page. */
export class SettingsStore extends Store<Settings> {
  constructor() {
    super(stored());
    this.subscribe(() => keep(this.value), { signal: new AbortController().signal });
  }
}

export const settingsContext = createContext<SettingsStore>(Symbol('settings'));

function stored(): Settings {
  let found: Partial<Settings> = {};
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) found = parsed;
  } catch {
    // Unreadable settings, or a browser that refuses storage: the defaults do.
  }
  return { x: known('x', found), theme: known('theme', found) };
}

function known<K extends keyof Settings>(key: K, found: Partial<Settings>): Settings[K] {
  const value = found[key];
  return value !== undefined && choices[key].includes(value) ? value : defaults[key];
}

function keep(settings: Settings): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // Storage is full or refused; the setting still holds for this page.
  }
}
