import { ContextEvent } from '@lit/context';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import type { App } from './mtx-app.js';
import './mtx-app.js';

const meta = '{"type":"metadata","name":"first","start_time":10,"status":"completed","end_time":20}\n';
const log = '{"type":"log","timestamp":11,"data":{"step":0,"loss":1}}\n';

describe('mtx-app', () => {
  let app: App;
  const welcome = (): ShadowRoot | null | undefined => app.shadowRoot?.querySelector('mtx-welcome')?.shadowRoot;
  const view = (): ShadowRoot | null | undefined => app.shadowRoot?.querySelector('mtx-logbook-view')?.shadowRoot;
  const list = (): ShadowRoot | null | undefined =>
    view()?.querySelector('mtx-experiment-list')?.shadowRoot?.querySelector('mtx-experiment-rows')?.shadowRoot;

  beforeEach(async () => {
    app = await fixture<App>(html`<mtx-app></mtx-app>`);
    await waitUntil(() => welcome()?.querySelector('button'));
  });

  /** What a person does with a file dialog, which no page can. */
  function choose(...contents: [path: string, content: string][]): void {
    const files = contents.map(([path, content]) =>
      Object.defineProperty(new File([content], path), 'webkitRelativePath', { value: path }),
    );
    const input = app.shadowRoot!.querySelector('input[webkitdirectory]')!;
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    input.dispatchEvent(new Event('change'));
  }

  it('offers every way to a logbook where no host serves it, and is accessible', async () => {
    const words = [...welcome()!.querySelectorAll('button')].map(({ textContent }) => textContent?.trim());
    expect(words).to.include.members(['Open folderO', 'Try the sample', 'Choose files']);
    expect(document.title).to.equal('microtrax');
    await expect(app).to.be.accessible();
  });

  it('opens chosen files under the name of their folder', async () => {
    choose(['logs/experiments/a.jsonl', meta + log]);
    await waitUntil(() => list()?.querySelector('[role=row]'), 'the list shows it', {
      timeout: 10_000,
    });
    expect(document.title).to.equal('logs');
    await waitUntil(
      () => app.shadowRoot!.querySelector('[role="status"]')?.textContent?.trim() === 'logs: 1 experiment',
    );
    expect(view()!.querySelector('[role="tab"]')?.textContent).to.contain('Metrics');
    await waitUntil(() => view()!.querySelector('mtx-metrics-panel'));
    await expect(app).to.be.accessible();
  });

  it('says once what was opened, however often more of it is read', async () => {
    choose(['logs/experiments/a.jsonl', meta + log]);
    const status = app.shadowRoot!.querySelector('[role="status"]')!;
    await waitUntil(() => status.textContent === 'logs: 1 experiment');
    const store = await new Promise<LogbookStore>((resolve) => {
      const view = app.shadowRoot!.querySelector('mtx-logbook-view')!;
      view.dispatchEvent(new ContextEvent(logbookContext, view, resolve));
    });
    const said: MutationRecord[] = [];
    new MutationObserver((more) => said.push(...more)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const exact of [false, true]) {
      store.update({ exact });
      await app.updateComplete;
    }
    expect(said).to.deep.equal([]);
  });

  it('says what it looked for in a folder without experiments', async () => {
    choose(['papers/readme.md', 'nothing']);
    await waitUntil(() => view()?.querySelector('mtx-empty-logbook')?.shadowRoot?.querySelector('h2'));
    const empty = view()!.querySelector('mtx-empty-logbook')!.shadowRoot!;
    expect(empty.querySelector('h2')!.textContent).to.equal('No experiments in “papers”');
    expect(empty.textContent).to.contain('experiments/*.jsonl');
    expect([...empty.querySelectorAll('figcaption')].map(({ textContent }) => textContent)).to.deep.equal([
      'TypeScript',
      'Python',
    ]);
    await expect(app).to.be.accessible();
  });

  it('says that a dropped file is no folder, and stays where it is', async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'notes.txt'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await waitUntil(() => welcome()?.querySelector('[role="alert"]'));
    expect(welcome()!.querySelector('[role="alert"]')!.textContent).to.contain('Drop the folder');
  });

  it('shows where files can be dropped while they are held over the window', async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'notes.txt'));
    window.dispatchEvent(new DragEvent('dragenter', { dataTransfer, cancelable: true }));
    await waitUntil(() => app.shadowRoot!.querySelector('.drop'));
    window.dispatchEvent(new DragEvent('dragleave', { dataTransfer }));
    await waitUntil(() => !app.shadowRoot!.querySelector('.drop'));
  });

  it('lists damaged lines with their place', async () => {
    choose(['logs/experiments/a.jsonl', `${meta}{"step": nul}\n${log}`]);
    await waitUntil(() => list()?.querySelector('[role=row]'), 'the list shows it', { timeout: 10_000 });
    const health = view()!.querySelector('mtx-health')!.shadowRoot!;
    await waitUntil(() => health.querySelector('button')?.textContent?.includes('1 damaged line'));
    health.querySelector('button')!.click();
    await waitUntil(() => health.querySelector('ol li'));
    expect(health.querySelector('ol li')!.textContent.replace(/\s+/g, ' ')).to.contain('a.jsonl line 2 {"step": nul}');
  });

  it('goes back to the first screen when the logbook is closed', async () => {
    choose(['logs/experiments/a.jsonl', meta + log]);
    await waitUntil(() => view());
    const menu = view()!.querySelector('mtx-logbook-menu')!;
    await menu.updateComplete;
    menu.shadowRoot!.querySelector('button')!.click();
    const entries = menu.shadowRoot!.querySelector('mtx-menu')!;
    await waitUntil(() => entries.shadowRoot!.querySelector('button'));
    [...entries.shadowRoot!.querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => welcome()?.querySelector('button'));
    expect(document.title).to.equal('microtrax');
  });
});
