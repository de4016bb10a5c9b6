import { expect, waitUntil } from '@open-wc/testing';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { LogbookStore } from './logbook-store.js';
import { SelectionStore } from './selection-store.js';
import { SettingsStore } from './settings-store.js';
import { ViewAddress } from './view-address.js';
import { readLink, type LinkedView } from './view-link.js';
import { ViewStore } from './view-store.js';

const files = (name: string): MemoryFiles =>
  new MemoryFiles(name, [
    ['experiments/a.jsonl', '{"type":"metadata","start_time":1}\n'],
    ['experiments/b.jsonl', '{"type":"metadata","start_time":2}\n'],
  ]);

/** A page: its stores, and the address that follows them. */
class Page {
  readonly logbooks = new LogbookStore();
  readonly selections = new SelectionStore();
  readonly settings = new SettingsStore();
  readonly view = new ViewStore();
  readonly address = new ViewAddress(this);
  readonly #end = new AbortController();

  constructor() {
    this.address.connect(this.#end);
    this.logbooks.subscribe(() => {
      const { experiments, exact } = this.logbooks.value;
      this.selections.follow(experiments, exact);
    }, this.#end);
  }

  async open(name: string): Promise<void> {
    await this.logbooks.open(Promise.resolve(openLogbook(files(name))));
    await waitUntil(() => this.logbooks.value.exact);
    this.selections.reset();
    this.address.begin(name);
    this.selections.follow(this.logbooks.value.experiments, true);
  }

  end(): void {
    this.#end.abort();
    this.logbooks.close();
  }
}

const start = location.href.replace(/#.*/, '');
const inAddress = (): LinkedView | null => readLink(location.hash);

describe('ViewAddress', () => {
  let page: Page;
  beforeEach(() => {
    localStorage.clear();
    history.replaceState(null, '', start);
    page = new Page();
  });
  afterEach(() => {
    page.end();
    history.replaceState(null, '', start);
    localStorage.clear();
  });

  it('says what is seen, and no step back in the history', async () => {
    const before = history.length;
    await page.open('mine');
    page.view.update({ search: 'vit' });
    page.settings.update({ smoothing: 'ema' });
    page.selections.set(['b']);
    await waitUntil(() => inAddress()?.view.search === 'vit');
    expect(inAddress()).to.deep.include({ logbook: 'mine', selected: ['b'] });
    expect(inAddress()!.settings.smoothing).to.equal('ema');
    expect(page.address.link).to.equal(location.href);
    expect(history.length).to.equal(before);
  });

  it('is written for the next page before this one goes', async () => {
    await page.open('mine');
    page.view.update({ search: 'late' });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(inAddress()!.view.search).to.equal('late');
  });

  it('is taken up when its logbook is opened', async () => {
    page.settings.update({ x: 'time' });
    history.replaceState(null, '', '#logbook=mine&selected=["a"]&search=vit&smoothing=mean');
    const next = new Page();
    expect(next.address.value?.logbook).to.equal('mine');
    await next.open('mine');
    expect(next.address.value).to.equal(null);
    expect(next.view.value.search).to.equal('vit');
    expect([...next.selections.value.selected]).to.deep.equal(['a']);
    // What the link does not say is as at first, and the person's own settings stay.
    expect(next.settings.value).to.deep.include({ smoothing: 'mean', x: 'step' });
    expect(new SettingsStore().value).to.deep.include({ smoothing: 'none', x: 'time' });
    next.end();
  });

  it('is forgotten when another logbook is opened', async () => {
    history.replaceState(null, '', '#logbook=mine&search=vit');
    const next = new Page();
    await next.open('other');
    expect(next.view.value.search).to.equal('');
    await waitUntil(() => inAddress()?.logbook === 'other');
    next.end();
  });

  it('is taken up at once when a link to the open logbook is pasted', async () => {
    await page.open('mine');
    page.selections.set(['a']);
    location.hash = '#logbook=mine&search=pasted';
    await waitUntil(() => page.view.value.search === 'pasted');
    expect([...page.selections.value.selected]).to.have.members(['a', 'b']);
  });

  it('waits where a link to another logbook is pasted', async () => {
    await page.open('mine');
    location.hash = '#logbook=other&search=pasted';
    await waitUntil(() => page.address.value?.logbook === 'other');
    expect(page.view.value.search).to.equal('');
    await page.open('other');
    expect(page.view.value.search).to.equal('pasted');
  });

  it('is of nothing once the logbook is closed', async () => {
    await page.open('mine');
    await waitUntil(() => inAddress());
    page.address.end();
    expect(location.hash).to.equal('');
  });

  it('does not change while the pointer moves', async () => {
    await page.open('mine');
    await waitUntil(() => inAddress());
    const before = location.href;
    const replaceState = history.replaceState.bind(history);
    let writes = 0;
    history.replaceState = (...args) => (writes++, replaceState(...args));
    for (const id of ['a', 'b', 'a', null]) page.selections.hover(id);
    page.view.update({ search: 'x' });
    await waitUntil(() => location.href !== before);
    history.replaceState = replaceState;
    expect(writes).to.equal(1);
  });
});
