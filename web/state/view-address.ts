import { createContext } from '@lit/context';
import { keepFragment, takeUpFragment } from './fragment-of-reload.js';
import type { LogbookStore } from './logbook-store.js';
import type { SelectionStore } from './selection-store.js';
import type { SettingsStore } from './settings-store.js';
import { Store } from './store.js';
import { readLink, writeLink, type LinkedView } from './view-link.js';
import type { ViewStore } from './view-store.js';

/** Browsers refuse to change an address very often. */
const writeEveryMs = 400;

export interface Viewed {
  logbooks: LogbookStore;
  selections: SelectionStore;
  settings: SettingsStore;
  view: ViewStore;
}

/**
 * Keeps the view in the page's address, and takes it up from there: at a reload, or when a link is pasted. Its value is
 * a link to a logbook that is not open: the view that it says is shown when that is opened, and forgotten when another
 * is.
 */
export class ViewAddress extends Store<LinkedView | null> {
  readonly #stores: Viewed;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastMs = -Infinity;
  /** What the address was written from. */
  #written: readonly unknown[] = [];

  constructor(stores: Viewed) {
    takeUpFragment();
    super(readLink(location.hash));
    this.#stores = stores;
  }

  /** Follows the view and the address until the signal is aborted. */
  connect({ signal }: { signal: AbortSignal }): void {
    const { selections, settings, view } = this.#stores;
    for (const store of [selections, settings, view]) store.subscribe(() => this.#schedule(), { signal });
    addEventListener('hashchange', () => this.#pasted(), { signal });
    // Another page may come sooner than the next write.
    addEventListener('pagehide', () => this.#leave(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** A logbook has been opened: its view begins, as the address says where it is of this logbook. */
  begin(logbookName: string): void {
    const linked = this.value?.logbook === logbookName ? this.value : null;
    const { selections, settings, view } = this.#stores;
    view.begin(logbookName, linked?.view ?? null);
    settings.show(linked?.settings ?? {});
    selections.restore(linked?.selected ?? 'newest');
    this.value = null;
    this.#schedule();
  }

  /** The logbook has been closed: the address is of none. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#written = [];
    this.#replace('');
    this.#stores.settings.show({});
  }

  /** Forgets the link to a logbook that is not open: the address is that of what is seen. */
  drop(): void {
    this.value = null;
    this.#written = [];
    this.#schedule();
  }

  /** The whole address of what is seen now. */
  get link(): string {
    return new URL(`#${this.#fragment()}`, location.href).href;
  }

  #pasted(): void {
    const linked = readLink(location.hash);
    if (!linked) return;
    const { logbooks, selections } = this.#stores;
    const { phase, sourceLabel, experiments, exact } = logbooks.value;
    this.value = linked;
    if (phase !== 'open' || linked.logbook !== sourceLabel) return;
    selections.reset();
    this.begin(sourceLabel);
    selections.follow(experiments, exact);
  }

  /** At each change of a store; what is hovered is none of the view. */
  #schedule(): void {
    const seen = this.#seen();
    if (this.#timer !== undefined || seen.every((part, i) => part === this.#written[i])) return;
    const waitMs = this.#lastMs + writeEveryMs - performance.now();
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, waitMs));
  }

  #leave(): void {
    this.#flush();
    keepFragment();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A pasted link to another logbook stands until that, or another, is opened.
    if (this.#stores.logbooks.value.phase !== 'open' || this.value !== null) return;
    const seen = this.#seen();
    if (seen.every((part, i) => part === this.#written[i])) return;
    this.#written = seen;
    this.#lastMs = performance.now();
    this.#replace(`#${this.#fragment()}`);
  }

  #seen(): readonly unknown[] {
    const { logbooks, selections, settings, view } = this.#stores;
    return [logbooks.value.sourceLabel, selections.value.selected, settings.value, view.value];
  }

  #fragment(): string {
    const { logbooks, selections, settings, view } = this.#stores;
    const { sourceLabel } = logbooks.value;
    return writeLink({
      logbook: sourceLabel,
      selected: selections.choice,
      view: view.value,
      settings: settings.value,
    });
  }

  #replace(hash: string): void {
    const address = location.pathname + location.search + hash;
    if (address !== location.pathname + location.search + location.hash) history.replaceState(null, '', address);
  }
}

export const addressContext = createContext<ViewAddress>(Symbol('address'));
