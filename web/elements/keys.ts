import { html, type TemplateResult } from 'lit';

const isMac = navigator.platform.startsWith('Mac');

const names: Readonly<Record<string, string>> = {
  Ctrl: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** The keys of a shortcut as they stand on the keyboard: `Ctrl+z` is `Ctrl` and `Z`. */
export function keyNames(keys: string): string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** The same, drawn. Needs the styles of `kbd`. */
export function keyCaps(keys: string): TemplateResult {
  return html`${keyNames(keys).map((name) => html`<kbd>${name}</kbd>`)}`;
}
