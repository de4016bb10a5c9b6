import { ContextProvider } from '@lit/context';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { openLogbook } from '../../../sdk/read/folder-logbook.js';
import type { Logbook, SeriesQuery } from '../../../sdk/read/logbook.js';
import { MemoryFiles } from '../../../sdk/read/memory-files.js';
import { logbookContext, LogbookStore } from '../../state/logbook-store.js';
import { SelectionStore, selectionContext } from '../../state/selection-store.js';
import { SettingsStore, settingsContext } from '../../state/settings-store.js';
import { UndoStore, undoContext } from '../../state/undo-store.js';
import { ShortcutStore, shortcutContext } from '../../state/shortcut-store.js';
import { ViewStore, viewContext } from '../../state/view-store.js';
import tokens from '../../styles/tokens.css?inline';
import './metrics-panel.js';
import type { MetricsPanel } from './metrics-panel.js';

document.head.appendChild(document.createElement('style')).textContent = tokens;

const ids = ['experiment_20260101_000000_00000001', 'experiment_20260102_000000_00000002'] as const;
const path = (id: string): string => `experiments/${id}.jsonl`;
const started = 1_760_000_000;

const head = (id: string, i: number): string =>
  JSON.stringify({ type: 'metadata', experiment_id: id, name: `run ${i}`, start_time: started + i, status: 'running' });
const log = (step: number, data: string): string =>
  `{"type":"log","timestamp":${started + step},"data":{"step":${step},${data}}}`;

interface Page {
  panel: MetricsPanel;
  files: MemoryFiles;
  logbooks: LogbookStore;
  selections: SelectionStore;
  settings: SettingsStore;
  view: ViewStore;
  undo: UndoStore;
  shortcuts: ShortcutStore;
}

async function pageOf(files: MemoryFiles, open: (files: MemoryFiles) => Logbook = openLogbook): Promise<Page> {
  const [logbooks, selections, settings] = [new LogbookStore(), new SelectionStore(), new SettingsStore()];
  const [view, undo, shortcuts] = [new ViewStore(), new UndoStore(), new ShortcutStore()];
  const host = await fixture<HTMLElement>(html`<div></div>`);
  host.style.cssText = 'width: 900px; height: 600px; display: flex';
  new ContextProvider(host, { context: logbookContext, initialValue: logbooks });
  new ContextProvider(host, { context: selectionContext, initialValue: selections });
  new ContextProvider(host, { context: settingsContext, initialValue: settings });
  new ContextProvider(host, { context: viewContext, initialValue: view });
  new ContextProvider(host, { context: undoContext, initialValue: undo });
  new ContextProvider(host, { context: shortcutContext, initialValue: shortcuts });
  logbooks.subscribe(() => selections.follow(logbooks.value.experiments, logbooks.value.exact), {
    signal: new AbortController().signal,
  });
  const panel = document.createElement('mtx-metrics-panel');
  host.append(panel);
  settings.reset();
  await logbooks.open(Promise.resolve(open(files)));
  return { panel, files, logbooks, selections, settings, view, undo, shortcuts };
}

const twoRuns = (): MemoryFiles =>
  new MemoryFiles('two', [
    [path(ids[0]), [head(ids[0], 1), log(0, '"train/loss":3,"lr":1'), log(10, '"train/loss":2')].join('\n') + '\n'],
    [path(ids[1]), [head(ids[1], 2), log(0, '"train/loss":5'), log(10, '"train/loss":NaN')].join('\n') + '\n'],
  ]);

const figures = ({ panel }: Page): HTMLElement[] =>
  [...panel.shadowRoot!.querySelectorAll('mtx-metric-card')].map((card) => card.shadowRoot!.querySelector('figure')!);
const figure = (page: Page, name: string): HTMLElement | undefined =>
  figures(page).find((found) => found.getAttribute('aria-label') === name);
const lines = (page: Page, name: string): string | undefined => figure(page, name)?.dataset['lines'];
const last = (page: Page, name: string): string | undefined =>
  figure(page, name)?.querySelector('.last')?.textContent.trim();
const toolbar = ({ panel }: Page): ShadowRoot => panel.shadowRoot!.querySelector('mtx-metrics-toolbar')!.shadowRoot!;
/** What stands in the panel and its toolbar. */
const words = (page: Page): string =>
  `${toolbar(page).textContent} ${page.panel.shadowRoot!.textContent}`.replace(/\s+/g, ' ');

describe('the metrics panel', () => {
  it('draws every metric of the selected experiments, in sections', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2' && lines(page, 'lr') === '1');
    const titles = [...page.panel.shadowRoot!.querySelectorAll('h2 bdi')].map((title) => title.textContent);
    expect(titles).to.deep.equal(['metrics', 'train']);
    expect(last(page, 'lr')).to.equal('1');
    // The newest experiment's, as it was logged.
    expect(last(page, 'train/loss')).to.equal('NaN');
    await waitUntil(() => words(page).includes('2 experiments · 1 NaN'));
  });

  it('counts what is not finite in charts that were never in view too', async () => {
    const data = Array.from({ length: 100 }, (_, i) => `"m${i}":NaN`).join();
    const files = new MemoryFiles('many', [[path(ids[0]), `${head(ids[0], 1)}\n${log(0, data)}\n`]]);
    const page = await pageOf(files);
    await waitUntil(() => words(page).includes('1 experiment · 100 NaN'));
  });

  it('writes large counts alike', async () => {
    const files = new MemoryFiles('many');
    for (let i = 0; i < 1000; i++) files.write(path(`e${i}`), `${head(`e${i}`, i)}\n`);
    const page = await pageOf(files);
    await waitUntil(() => page.logbooks.value.exact);
    page.selections.set(page.logbooks.value.experiments.map(({ id }) => id));
    await waitUntil(() => words(page).includes('1,000 experiments'));
    await waitUntil(() => words(page).includes('The 1,000 selected experiments have no metrics.'));
  });

  it('draws fewer lines when an experiment is taken away, and its last value with it', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    page.selections.toggle(ids[1]);
    await waitUntil(() => lines(page, 'train/loss') === '1');
    expect(last(page, 'train/loss')).to.equal('2');
  });

  it('draws a line in the colour that a person gave the experiment', async () => {
    const files = twoRuns();
    files.write(`annotations/${ids[0]}.json`, '{"color": "#12abEF"}');
    const page = await pageOf(files);
    await waitUntil(() => lines(page, 'lr') === '1');
    const chart = figure(page, 'lr')!.querySelector('mtx-line-chart')!;
    expect(chart.lines.map(({ color }) => color)).to.deep.equal(['#12abEF']);
  });

  it('follows a line that is appended, and a new metric', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    page.files.append(path(ids[1]), log(20, '"train/loss":1.5,"new/one":7') + '\n');
    await waitUntil(() => last(page, 'train/loss') === '1.5' && last(page, 'new/one') === '7');
  });

  it('asks for a zoomed range of all charts, keeps it while data comes, and takes it back', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'lr') === '1' && lines(page, 'train/loss') === '2');
    const reset = toolbar(page).querySelector<HTMLButtonElement>('.reset')!;
    expect(reset.disabled).to.equal(true);
    const charts = (): (HTMLElementTagNameMap['mtx-line-chart'] | null)[] =>
      [...page.panel.shadowRoot!.querySelectorAll('mtx-metric-card')].map((card) =>
        card.shadowRoot!.querySelector('mtx-line-chart'),
      );
    charts()[1]!
      .shadowRoot!.querySelector('.plot')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
    const isZoomed = (): boolean => charts().every((chart) => String(chart?.window) === '2.5,7.5');
    await waitUntil(isZoomed, 'All are zoomed', { timeout: 5000 });
    expect(reset.disabled).to.equal(false);
    page.files.append(path(ids[0]), log(40, '"train/loss":1.25,"lr":3') + '\n');
    await waitUntil(() => last(page, 'lr') === '3');
    expect(isZoomed()).to.equal(true);
    reset.click();
    await waitUntil(() => charts().every((chart) => chart?.window === null));
  });

  it('closes and opens a section', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => figures(page).length === 2);
    const button = page.panel.shadowRoot!.querySelectorAll<HTMLButtonElement>('h2 button')[1]!;
    button.click();
    await waitUntil(() => figures(page).length === 1);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await waitUntil(() => figures(page).length === 2);
  });

  it('shows names for what they are', async () => {
    const names = ['', '__proto__', 'x'.repeat(300), 'a\nb', 'm/<img src=x onerror=alert(1)>', '🔥'];
    const data = names.map((name) => `${JSON.stringify(name)}:1`).join();
    const page = await pageOf(new MemoryFiles('odd', [[path(ids[0]), `${head(ids[0], 1)}\n${log(0, data)}\n`]]));
    await waitUntil(() => figures(page).length === names.length);
    const labels = figures(page).map((found) => found.getAttribute('aria-label'));
    expect(labels).to.have.members(['(empty name)', ...names.slice(1)]);
    for (const name of names.slice(1)) expect(figure(page, name)!.querySelector('h3')!.textContent).to.equal(name);
    await waitUntil(() => figures(page).every((found) => found.dataset['lines'] === '1'));
  });

  it('says that nothing is selected, and selects the newest', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => figures(page).length === 2);
    page.selections.set([]);
    await waitUntil(() => words(page).includes('No experiment is selected.'));
    page.panel.shadowRoot!.querySelector<HTMLButtonElement>('.empty button')!.click();
    await waitUntil(() => figures(page).length === 2);
  });

  it('says that there are no metrics, and what there is instead', async () => {
    const page = await pageOf(new MemoryFiles('none', [[path(ids[0]), `${head(ids[0], 1)}\n`]]));
    await waitUntil(() => words(page).includes('The selected experiment has no metrics.'));
  });

  it('says in the card what could not be read, and reads again', async () => {
    let isBroken = true;
    const page = await pageOf(twoRuns(), (files) => {
      const logbook = openLogbook(files);
      const series = logbook.series.bind(logbook);
      logbook.series = (query, options) =>
        isBroken && query.metric === 'lr' ? Promise.reject(new Error('the drive is gone')) : series(query, options);
      return logbook;
    });
    await waitUntil(() => figure(page, 'lr')?.textContent.includes('lr could not be read: the drive is gone'));
    await waitUntil(() => lines(page, 'train/loss') === '2');
    isBroken = false;
    figure(page, 'lr')!.querySelector<HTMLButtonElement>('.failed button')!.click();
    await waitUntil(() => lines(page, 'lr') === '1');
    expect(figure(page, 'lr')!.querySelector('.failed')).to.equal(null);
  });

  it('keeps what was drawn when it cannot be read once more, and says so in the head', async () => {
    let isBroken = false;
    const page = await pageOf(twoRuns(), (files) => {
      const logbook = openLogbook(files);
      const series = logbook.series.bind(logbook);
      logbook.series = (query, options) =>
        isBroken ? Promise.reject(new Error('the host is gone')) : series(query, options);
      return logbook;
    });
    await waitUntil(() => lines(page, 'lr') === '1');
    isBroken = true;
    page.settings.update({ x: 'time' });
    const head = (): Element => figure(page, 'lr')!.querySelector('header')!;
    await waitUntil(() => head().querySelector('[role=alert]')?.textContent.includes('the host is gone'));
    expect(lines(page, 'lr')).to.equal('1');
    expect(figure(page, 'lr')!.querySelector('.plot [role=alert]')).to.equal(null);
    isBroken = false;
    head().querySelector<HTMLButtonElement>('[aria-label="Read lr again"]')!.click();
    await waitUntil(() => head().querySelector('[role=alert]') === null);
  });

  it('says how much has been read while it is being read', async () => {
    const page = await pageOf(twoRuns(), (files) => {
      const logbook = openLogbook(files);
      const series = logbook.series.bind(logbook);
      logbook.series = async (query, options) => {
        const answer = await series(query, options);
        const traces = answer.traces.map((trace, i) => ({ ...trace, complete: i > 0 }));
        return { ...answer, complete: false, traces };
      };
      return logbook;
    });
    await waitUntil(() => figure(page, 'train/loss')?.querySelector('.tag')?.textContent === '1 of 2 read');
    expect(figure(page, 'train/loss')!.querySelector('progress')!.value).to.equal(1);
  });

  it('lets a toolbar’s columns, sections and hidden charts be arranged', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => figures(page).length === 2);
    page.settings.update({ columns: 2 });
    await waitUntil(() => page.panel.shadowRoot!.querySelector('.columns-2') !== null);
    page.view.update({ hidden: ['lr', 'train/loss'] });
    await waitUntil(() => words(page).includes('All 2 charts are hidden.'));
    page.panel.shadowRoot!.querySelector<HTMLButtonElement>('.empty button')!.click();
    await waitUntil(() => figures(page).length === 2);
  });

  it('asks for what is set: axes of one chart alone, smoothing, outliers, groups', async () => {
    const asked: SeriesQuery[] = [];
    const page = await pageOf(twoRuns(), (files) => {
      const logbook = openLogbook(files);
      const series = logbook.series.bind(logbook);
      logbook.series = (query, options) => {
        asked.push(query);
        return series(query, options);
      };
      return logbook;
    });
    const latest = (metric: string): SeriesQuery | undefined => asked.findLast((query) => query.metric === metric);
    await waitUntil(() => lines(page, 'train/loss') === '2' && lines(page, 'lr') === '1');
    page.view.update({ charts: { 'train/loss': { x: 'metric:lr', yScale: 'log' } } });
    await waitUntil(() => latest('train/loss')?.x === 'metric:lr');
    expect(latest('train/loss')!.yScale).to.equal('log');
    expect(latest('lr')).to.include({ x: 'step', yScale: 'linear' });
    page.settings.update({ smoothing: 'ema', weight: 0.5, outliers: 'left-out' });
    await waitUntil(() => latest('lr')?.smoothing?.method === 'ema');
    await waitUntil(() => String(latest('lr')?.quantiles) === '0.01,0.99');
    page.view.update({ charts: {}, group: 'name', bands: true });
    await waitUntil(() => latest('train/loss')?.x === 'step');
    // Each run has a name of its own: no group has two.
    expect(latest('train/loss')!.groups).to.deep.equal([]);
    page.settings.reset();
  });

  it('does what its shortcuts say', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    const press = (keys: string): void =>
      page.shortcuts.value.findLast((shortcut) => shortcut.keys === keys)!.run(new KeyboardEvent('keydown'));
    page.view.update({ zoom: { step: [2, 4] } });
    press('0');
    expect(page.view.value.zoom).to.deep.equal({});
    press('Backspace');
    expect(page.view.value.zoom).to.deep.equal({ step: [2, 4] });
    press('m');
    expect(toolbar(page).activeElement?.getAttribute('aria-label')).to.equal('Search metrics');
    page.view.update({ enlarged: 'lr' });
    const enlarged = (): ShadowRoot | null | undefined =>
      page.panel.shadowRoot!.querySelector('mtx-enlarged-chart')?.shadowRoot;
    await waitUntil(() => enlarged()?.querySelector('figure')?.dataset['lines'] === '1');
    press('j');
    await waitUntil(() => enlarged()?.querySelector('figure')?.dataset['lines'] === '2');
    press('j');
    expect(page.view.value.enlarged).to.equal('train/loss');
    press('k');
    expect(page.view.value.enlarged).to.equal('lr');
    await page.panel.updateComplete;
    press('l');
    expect(page.view.value.charts).to.deep.equal({ lr: { yScale: 'log' } });
    press('Escape');
    await waitUntil(() => !enlarged());
    // The focus is back on the card.
    expect(figure(page, 'lr')!.matches(':focus-within')).to.equal(true);
  });

  it('says in the enlarged chart that no selected experiment has the metric', async () => {
    const page = await pageOf(twoRuns());
    page.view.update({ enlarged: 'gone' });
    await waitUntil(() =>
      page.panel
        .shadowRoot!.querySelector('mtx-enlarged-chart')
        ?.shadowRoot?.textContent.includes('No selected experiment has gone.'),
    );
  });

  it('opens a choice of axes in which metrics that too few logged cannot be chosen', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    page.view.update({ enlarged: 'train/loss' });
    const root = (name: string): ShadowRoot => page.panel.shadowRoot!.querySelector(name)!.shadowRoot!;
    await waitUntil(() =>
      page.panel.shadowRoot!.querySelector('mtx-enlarged-chart')?.shadowRoot?.querySelector('.chosen'),
    );
    root('mtx-enlarged-chart').querySelector<HTMLButtonElement>('.chosen')!.click();
    const options = (): HTMLButtonElement[] => [
      ...(page.panel.shadowRoot!.querySelector('mtx-axis-picker')?.shadowRoot?.querySelectorAll('button') ?? []),
    ];
    await waitUntil(() => options().length === 4);
    expect(options().map((option) => option.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Step',
      'Relative time',
      'Wall clock',
      'lr1 of 2',
    ]);
    expect(options().map(({ disabled }) => disabled)).to.deep.equal([false, false, false, true]);
    options()[2]!.click();
    expect(page.view.value.charts).to.deep.equal({ 'train/loss': { x: 'clock' } });
  });

  it('shows figures of all points as a table', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    page.view.update({ charts: { 'train/loss': { isTable: true } } });
    const cells = (): string[][] =>
      [
        ...(figure(page, 'train/loss')?.querySelector('mtx-figures-table')?.shadowRoot?.querySelectorAll('tbody tr') ??
          []),
      ].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
    await waitUntil(() => cells()[0]?.[1] === 'NaN');
    expect(cells()).to.deep.equal([
      ['run 2', 'NaN', '5', '0', '5', '0', '10', '2', '1', '0'],
      ['run 1', '2', '2', '10', '3', '0', '10', '2', '0', '0'],
    ]);
    page.files.append(path(ids[1]), log(20, '"train/loss":0.5') + '\n');
    await waitUntil(() => cells()[0]?.[1] === '0.5');
  });

  it('is fit for assistive technology with a table, and an enlarged chart', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2');
    page.view.update({ charts: { lr: { isTable: true, yScale: 'log' } }, pinned: ['lr'], hidden: ['train/loss'] });
    await waitUntil(() => figure(page, 'lr')?.querySelector('mtx-figures-table'));
    await expect(page.panel).to.be.accessible();
    page.view.update({ enlarged: 'train/loss' });
    await waitUntil(() => page.panel.shadowRoot!.querySelector('mtx-enlarged-chart'));
    await expect(page.panel).to.be.accessible();
  });

  it('is fit for assistive technology', async () => {
    const page = await pageOf(twoRuns());
    await waitUntil(() => lines(page, 'train/loss') === '2' && lines(page, 'lr') === '1');
    await expect(page.panel).to.be.accessible();
  });
});
