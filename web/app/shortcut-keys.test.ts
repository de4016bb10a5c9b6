import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { ShortcutStore } from '../state/shortcut-store.js';
import { ShortcutKeys, shortcutKeys } from './shortcut-keys.js';

const shortcuts = new ShortcutStore();

class KeyedElement extends LitElement {
  readonly keys = new ShortcutKeys(this, shortcuts);

  override render(): TemplateResult {
    return html`
      <input type="search" aria-label="Search" /><input type="checkbox" aria-label="Show" />
      <dialog open><button type="button">Close</button></dialog>
    `;
  }
}
customElements.define('test-keyed-element', KeyedElement);

function pressed(key: string, init: KeyboardEventInit & { altGraph?: boolean } = {}): string | null {
  const event = new KeyboardEvent('keydown', { key, modifierAltGraph: init.altGraph ?? false, ...init });
  return shortcutKeys(event, false);
}

describe('shortcutKeys', () => {
  it('are letters in lower case, also with the caps lock on, and signs as they are', () => {
    expect(pressed('s')).to.equal('s');
    expect(pressed('S')).to.equal('s');
    expect(pressed('?', { shiftKey: true })).to.equal('?');
    expect(pressed('/', { shiftKey: true })).to.equal('/');
    expect(pressed('F2')).to.equal('F2');
  });

  it('tell a letter with Shift from one without', () => {
    expect(pressed('S', { shiftKey: true })).to.equal('Shift+s');
    expect(pressed('z', { ctrlKey: true })).to.equal('Ctrl+z');
    expect(pressed('Z', { ctrlKey: true, shiftKey: true })).to.equal('Ctrl+Shift+z');
  });

  it('are ⌘ on a Mac, where Ctrl is none', () => {
    expect(shortcutKeys(new KeyboardEvent('keydown', { key: 'z', metaKey: true }), true)).to.equal('Ctrl+z');
    expect(shortcutKeys(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }), true)).to.equal(null);
  });

  it('are found by their place on a keyboard with other letters', () => {
    expect(pressed('ы', { code: 'KeyS' })).to.equal('s');
    expect(pressed('я', { code: 'KeyZ', ctrlKey: true })).to.equal('Ctrl+z');
  });

  it('are signs that take AltGr, and nothing else with Alt', () => {
    expect(pressed(']', { altGraph: true, altKey: true, ctrlKey: true })).to.equal(']');
    expect(pressed('s', { altKey: true })).to.equal(null);
    expect(pressed('s', { metaKey: true })).to.equal(null);
  });
});

describe('ShortcutKeys', () => {
  let done: string[];
  let element: KeyedElement;
  const end = new AbortController();
  const add = (keys: string, words: string): void =>
    shortcuts.add([{ keys, words, section: 'Page', run: () => done.push(words) }], end);
  const press = (target: EventTarget, key: string, init: KeyboardEventInit = {}): boolean =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
    );
  const inside = (selector: string): Element => element.shadowRoot!.querySelector(selector)!;

  before(() => {
    add('s', 'first');
    add('s', 'last');
  });
  after(() => end.abort());
  beforeEach(async () => {
    done = [];
    element = await fixture<KeyedElement>(html`<test-keyed-element></test-keyed-element>`);
  });

  it('do what came last for a key, and nothing else happens with it', () => {
    expect(press(document.body, 's')).to.equal(false);
    expect(press(document.body, 'x')).to.equal(true);
    expect(done).to.deep.equal(['last']);
  });

  it('leave keys to texts, dialogs and whoever has used them', () => {
    press(inside('input[type="search"]'), 's');
    press(inside('dialog button'), 's');
    press(document.body, 's', { repeat: true });
    element.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press(element, 's');
    expect(done).to.deep.equal([]);
    press(inside('input[type="checkbox"]'), 's');
    expect(done).to.deep.equal(['last']);
  });

  it('leave Enter to what has the focus', () => {
    add('Enter', 'enlarge');
    expect(press(inside('input[type="checkbox"]'), 'Enter')).to.equal(true);
    expect(press(document.body, 'Enter')).to.equal(false);
    expect(done).to.deep.equal(['enlarge']);
  });

  it('do nothing once their element is gone', () => {
    element.remove();
    press(document.body, 's');
    expect(done).to.deep.equal([]);
  });
});
