import { ContextProvider } from '@lit/context';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { genuineFolder } from '../../e2e/browser/genuine-folder.js';
import { forgetFolder, noteCounts, recentFolders, rememberFolder } from '../sources/index.js';
import { recentContext, RecentStore } from '../state/recent-store.js';
import type { RecentFolders } from './mtx-recent-folders.js';
import './mtx-recent-folders.js';

describe('mtx-recent-folders', () => {
  let store: RecentStore;
  let element: RecentFolders;
  const rows = (): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>('li')];
  const words = ({ textContent }: HTMLElement): string => textContent.replace(/\s+/g, ' ').trim();

  beforeEach(async () => {
    for (const { id } of await recentFolders()) await forgetFolder(id);
    store = new RecentStore();
    const parent = document.createElement('div');
    new ContextProvider(parent, { context: recentContext, initialValue: store });
    element = await fixture<RecentFolders>(html`<mtx-recent-folders></mtx-recent-folders>`, { parentNode: parent });
  });

  async function remember(...names: string[]): Promise<void> {
    const root = await genuineFolder(Object.fromEntries(names.map((name) => [`${name}/a.txt`, ''])));
    for (const name of names) await rememberFolder(await root.handle.getDirectoryHandle(name));
    await store.load();
    await element.updateComplete;
  }

  it('shows nothing where there are none', () => {
    expect(element.shadowRoot!.children).to.have.length(0);
  });

  it('shows name, content and time, newest first, and is accessible', async () => {
    await remember('first', 'second');
    const [, first] = await recentFolders();
    await noteCounts(first!.id, { experiments: 1, sizeBytes: 1.2e9 });
    await store.load();
    await element.updateComplete;
    expect(rows().map(words)[0]).to.match(/^second today \d\d:\d\d Open$/);
    expect(rows().map(words)[1]).to.match(/^first 1 experiment · 1\.2 GB today \d\d:\d\d Open$/);
    await expect(element).to.be.accessible();
  });

  it('says which one is to be opened', async () => {
    await remember('first', 'second');
    const opened = new Promise<string>((resolve) => {
      element.addEventListener('mtx-open-recent', ({ folder }) => resolve(folder.name));
    });
    rows()[1]!.querySelector('button')!.click();
    expect(await opened).to.equal('first');
  });

  it('leaves the keyboard at the next row when one is removed', async () => {
    await remember('first', 'second', 'third');
    element.addEventListener('mtx-forget-recent', ({ folderId }) => void store.forget(folderId));
    rows()[1]!.querySelector<HTMLElement>('.icon-btn')!.click();
    await waitUntil(() => rows().length === 2);
    expect(element.shadowRoot!.activeElement).to.have.attribute('aria-label', 'Remove first from this list');
    rows()[1]!.querySelector<HTMLElement>('.icon-btn')!.click();
    await waitUntil(() => rows().length === 1);
    expect(element.shadowRoot!.activeElement).to.have.attribute('aria-label', 'Remove third from this list');
  });
});
