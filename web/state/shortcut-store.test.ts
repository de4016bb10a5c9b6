import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Shortcuts, ShortcutStore, type Shortcut } from './shortcut-store.js';

const shortcut = (keys: string): Shortcut => ({ keys, words: keys, section: 'Page', run: () => undefined });

let offered: ShortcutStore | undefined;
class OfferingElement extends LitElement {
  readonly shortcuts = new Shortcuts(this, () => offered, [shortcut('s'), shortcut('?')]);
}
customElements.define('test-offering-element', OfferingElement);

describe('ShortcutStore', () => {
  let store: ShortcutStore;
  const keys = (): string[] => store.value.map((each) => each.keys);
  beforeEach(() => (store = new ShortcutStore()));

  it('has shortcuts until they are taken back', () => {
    const end = new AbortController();
    store.add([shortcut('a')], { signal: new AbortController().signal });
    store.add([shortcut('b'), shortcut('c')], { signal: end.signal });
    expect(keys()).to.deep.equal(['a', 'b', 'c']);
    end.abort();
    expect(keys()).to.deep.equal(['a']);
    store.add([shortcut('d')], { signal: end.signal });
    expect(keys()).to.deep.equal(['a']);
  });

  it("has an element's while it is on the page, also where the store comes later", async () => {
    offered = undefined;
    const element = document.createElement('test-offering-element') as OfferingElement;
    document.body.append(element);
    await element.updateComplete;
    offered = store;
    element.requestUpdate();
    await element.updateComplete;
    expect(keys()).to.deep.equal(['s', '?']);
    element.remove();
    expect(keys()).to.deep.equal([]);
    document.body.append(element);
    expect(keys()).to.deep.equal(['s', '?']);
    element.remove();
  });
});
