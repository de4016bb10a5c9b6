import { createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Store } from './store.js';

/** A key that does something wherever the focus is, unless a text is being written. */
export interface Shortcut {
  /** As `KeyboardEvent.key` says, with `Ctrl+` before it (⌘ on a Mac): `s`, `?`, `F2`, `Ctrl+z`. Letters are small. */
  keys: string;
  /** What it does, as the sheet of shortcuts says it. */
  words: string;
  /** The heading that it stands under. */
  section: string;
  run(event: KeyboardEvent): void;
}

/** All shortcuts of what is on the page now. Of two for the same key the one that came last is used. */
export class ShortcutStore extends Store<readonly Shortcut[]> {
  constructor() {
    super([]);
  }

  add(shortcuts: readonly Shortcut[], { signal }: { signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.value = [...this.value, ...shortcuts];
    signal.addEventListener('abort', () => (this.value = this.value.filter((each) => !shortcuts.includes(each))), {
      once: true,
    });
  }
}

export const shortcutContext = createContext<ShortcutStore>(Symbol('shortcuts'));

/** Offers an element's shortcuts while it is on the page. */
export class Shortcuts implements ReactiveController {
  readonly #store: () => ShortcutStore | undefined;
  readonly #shortcuts: readonly Shortcut[];
  #offered: ShortcutStore | undefined;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost, store: () => ShortcutStore | undefined, shortcuts: readonly Shortcut[]) {
    this.#store = store;
    this.#shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#offer(this.#store());
  }

  /** The store may come later, through a context. */
  hostUpdate(): void {
    this.#offer(this.#store());
  }

  hostDisconnected(): void {
    this.#offer(undefined);
  }

  #offer(store: ShortcutStore | undefined): void {
    if (store === this.#offered) return;
    this.#connection.abort();
    this.#connection = new AbortController();
    this.#offered = store;
    store?.add(this.#shortcuts, { signal: this.#connection.signal });
  }
}
