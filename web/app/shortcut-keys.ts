import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShortcutStore } from '../state/shortcut-store.js';

const isMac = navigator.platform.startsWith('Mac');

/** Does what the shortcuts say, while its element is connected: not within a text, nor behind a dialog. */
export class ShortcutKeys implements ReactiveController {
  readonly #store: ShortcutStore;
  #listening = new AbortController();

  constructor(host: ReactiveControllerHost, store: ShortcutStore) {
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    addEventListener('keydown', (event) => this.#run(event), { signal: this.#listening.signal });
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }

  #run(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing || isTyping(event) || isInDialog(event)) return;
    const keys = isForFocused(event) ? null : shortcutKeys(event);
    const shortcut = keys === null ? undefined : this.#store.value.findLast((each) => each.keys === keys);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run(event);
  }
}

/**
 * The pressed keys as a shortcut names them; null where they are none. On a keyboard with other letters than the Latin
 * ones, a letter is the one that stands in its place. A sign is itself, with whichever other keys it is made.
 */
export function shortcutKeys(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>,
  onMac = isMac,
): string | null {
  const isMadeWithAlt = event.getModifierState('AltGraph') || (onMac && event.altKey && event.key.length === 1);
  if (event.altKey && !isMadeWithAlt) return null;
  const isCommand = !isMadeWithAlt && (onMac ? event.metaKey : event.ctrlKey);
  const isOtherCommand = !isMadeWithAlt && (onMac ? event.ctrlKey : event.metaKey);
  if (isOtherCommand) return null;
  const key = latin(event.key, event.code);
  const isLetter = /^[a-z]$/.test(key);
  const isSign = key.length === 1 && !isLetter;
  const shift = event.shiftKey && !isSign ? 'Shift+' : '';
  return `${isCommand ? 'Ctrl+' : ''}${shift}${key}`;
}

function latin(key: string, code: string): string {
  if (key.length !== 1) return key;
  const isOtherLetter = key.charCodeAt(0) > 127 && code.startsWith('Key');
  return (isOtherLetter ? code.slice(3) : key).toLowerCase();
}

/** Whether the key goes into a text that is being written, or chooses from a list. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'range', 'button', 'color'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Whether the key does what has the focus. */
function isForFocused(event: KeyboardEvent): boolean {
  return [' ', 'Enter'].includes(event.key) && event.composedPath()[0] !== document.body;
}

function isInDialog(event: KeyboardEvent): boolean {
  return event.composedPath().some((target) => target instanceof HTMLDialogElement && target.open);
}
