import { ContextProvider } from '@lit/context';
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { logbookContext, LogbookStore } from '../state/logbook-store.js';
import { selectionContext, SelectionStore } from '../state/selection-store.js';
import { viewContext, ViewStore } from '../state/view-store.js';
import type { ExperimentList } from './mtx-experiment-list.js';
import './mtx-experiment-list.js';

const hourMs = 3_600_000;
const now = Date.now();
const meta = (fields: object): string => `${JSON.stringify({ type: 'metadata', ...fields })}\n`;
const log = (step: number, data: object = {}): string =>
  `${JSON.stringify({ type: 'log', timestamp: now / 1000, data: { step, ...data } })}\n`;

describe('mtx-experiment-list', () => {
  let logbooks: LogbookStore;
  let selections: SelectionStore;
  let views: ViewStore;
  let place: HTMLElement;
  let list: ExperimentList;

  beforeEach(() => {
    logbooks = new LogbookStore();
    selections = new SelectionStore();
    views = new ViewStore();
    place = document.createElement('div');
    place.style.cssText = 'display: grid; grid-template-rows: 100%; width: 304px; height: 560px';
    document.body.append(place);
    new ContextProvider(place, { context: logbookContext, initialValue: logbooks });
    new ContextProvider(place, { context: selectionContext, initialValue: selections });
    new ContextProvider(place, { context: viewContext, initialValue: views });
    list = document.createElement('mtx-experiment-list');
    place.append(list);
  });
  afterEach(() => {
    logbooks.close();
    place.remove();
  });

  async function open(...files: [path: string, content: string, modifiedMs?: number][]): Promise<void> {
    const memory = new MemoryFiles('mine');
    for (const [path, content, modifiedMs] of files) memory.write(path, content, modifiedMs);
    await logbooks.open(Promise.resolve(openLogbook(memory)));
    await waitUntil(() => logbooks.value.exact);
    selections.follow(logbooks.value.experiments, true);
    await waitUntil(() => rows().length > 0 && grid().ariaBusy === 'false', 'there are rows');
  }
  /** Experiments `e000`, `e001`, …, the last one being the newest. */
  const many = (count: number): [path: string, content: string][] =>
    Array.from({ length: count }, (_, index) => {
      const name = `e${String(index).padStart(3, '0')}`;
      return [`experiments/${name}.jsonl`, meta({ start_time: index }) + log(index, { loss: index })];
    });

  const grid = (): HTMLElement =>
    list.renderRoot.querySelector('mtx-experiment-rows')!.shadowRoot!.querySelector('[role=treegrid]')!;
  const rows = (): HTMLElement[] =>
    list.renderRoot.querySelector('mtx-experiment-rows')?.shadowRoot
      ? [...grid().querySelectorAll<HTMLElement>('[role=row]')]
      : [];
  const row = (name: string): HTMLElement => box(name).closest<HTMLElement>('[role=row]')!;
  const box = (name: string): HTMLInputElement =>
    grid().querySelector<HTMLInputElement>(`input[aria-label="Show ${name}"]`)!;
  const names = (): string[] =>
    rows().map((each) => each.querySelector('input[type=checkbox]')!.ariaLabel!.replace(/^Show (all of )?/, ''));
  const foot = (): string => list.renderRoot.querySelector('.foot')!.textContent.replace(/\s+/g, ' ').trim();
  const focused = (): string => {
    const at = grid().getRootNode() as ShadowRoot;
    return at.activeElement?.querySelector('input')?.ariaLabel?.replace('Show ', '') ?? '';
  };
  const focus = async (name: string): Promise<void> => {
    row(name).focus();
    await list.updateComplete;
  };
  const press = async (press: string, modifier?: 'Shift' | 'Control'): Promise<void> => {
    if (modifier) await sendKeys({ down: modifier });
    await sendKeys({ press });
    if (modifier) await sendKeys({ up: modifier });
    await list.updateComplete;
  };
  const selected = (): string[] => [...selections.value.selected].sort();

  it('shows name or id, status, steps and trouble of each experiment, newest first', async () => {
    const start = now / 1000 - 7200;
    await open(
      ['experiments/running.jsonl', meta({ name: 'runs', start_time: start, status: 'running' }) + log(18240)],
      [
        'experiments/silent.jsonl',
        meta({ name: 'sleeps', start_time: start - 4 * 3600, status: 'running' }) + log(5),
        now - 3 * hourMs - 1000,
      ],
      ['experiments/done.jsonl', meta({ start_time: start - 2, end_time: start + 1798, status: 'completed' }) + log(9)],
      [
        'experiments/broken.jsonl',
        meta({ name: 'broke', start_time: start - 3, status: 'interrupted' }) + log(1) + 'no\nno\n',
      ],
    );
    const words = rows().map((each, index) => [
      names()[index],
      ...[...each.querySelectorAll('.value, .meta > :not(time)')].map((part) => part.textContent.trim()),
    ]);
    expect(words).to.deep.equal([
      ['runs', 'running', '2 h', 'step 18,240'],
      ['done', 'completed', '30 min', 'step 9'],
      ['broke', 'interrupted', '2 damaged', 'step 1'],
      ['sleeps', 'silent 3 h', 'step 5'],
    ]);
    expect(foot()).to.match(/^4 of 4 shown/);
    await expect(list).to.be.accessible();
  });

  it('keeps the line of a run whose notes alone cannot be read, and says so', async () => {
    await open(
      ['experiments/a.jsonl', meta({ name: 'a', start_time: 1, end_time: 61, status: 'completed' }) + log(9)],
      ['annotations/a.json', 'no json'],
    );
    const words = [...row('a').querySelectorAll('.meta > :not(time)')].map((part) => part.textContent.trim());
    expect(words).to.deep.equal(['completed', '1 min', 'notes cannot be read']);
    expect(row('a').querySelector('time')).not.to.equal(null);
  });

  it('shows names as text, whatever they hold', async () => {
    const name = '<img src=x onerror=alert(1)> a rather long name of a run';
    await open(['experiments/a.jsonl', meta({ name })]);
    expect(grid().querySelector('.text')?.textContent?.trim()).to.equal(name);
    expect(grid().querySelector('img')).to.equal(null);
  });

  it('calls a plain file by its path', async () => {
    await open(['sub/c d.jsonl', '{"step": 1, "loss": 2}\n']);
    expect(row('sub/c d.jsonl').querySelector('.name')).to.have.attribute('title', 'sub/c d.jsonl');
  });

  it('keeps only rows in sight in the document, says how many there are, and comes to each of them', async () => {
    await open(...many(600));
    expect(rows().length).to.be.lessThan(40);
    expect(grid().ariaRowCount).to.equal('600');
    expect(rows()[0]!.getAttribute('aria-rowindex')).to.equal('1');
    await focus('e599');
    await press('End');
    await waitUntil(() => focused() === 'e000');
    expect(row('e000').getAttribute('aria-rowindex')).to.equal('600');
    const { bottom } = row('e000').getBoundingClientRect();
    expect(bottom).to.be.at.most(grid().getBoundingClientRect().bottom + 1);
    await press('ArrowUp');
    await waitUntil(() => focused() === 'e001');
    await press('Home');
    await waitUntil(() => focused() === 'e599');
  });

  it('is one tab stop, also while its row is scrolled out of sight', async () => {
    await open(...many(600));
    await focus('e598');
    grid().scrollTop = 20_000;
    await waitUntil(() => box('e599') === null && box('e145') !== null);
    expect(
      rows()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map((each) => each.dataset['id']),
    ).to.deep.equal(['e598']);
    await press('ArrowDown');
    await waitUntil(() => focused() === 'e597');
  });

  it('shows and hides by a click, the space bar and its boxes', async () => {
    await open(...many(3));
    row('e002').click();
    expect(selected()).to.deep.equal(['e000', 'e001']);
    box('e001').click();
    expect(selected()).to.deep.equal(['e000']);
    await focus('e002');
    await press(' ');
    expect(selected()).to.deep.equal(['e000', 'e002']);
    await waitUntil(() => box('e002').checked && !box('e001').checked);
    await press('o');
    expect(selected()).to.deep.equal(['e002']);
  });

  it('marks a range by shift, with keys and pointer, and acts on all that are marked', async () => {
    await open(...many(5));
    selections.set([]);
    await focus('e003');
    await press('ArrowDown', 'Shift');
    await press('ArrowDown', 'Shift');
    await waitUntil(() => focused() === 'e001');
    expect(rows().map((each) => each.ariaSelected)).to.deep.equal(['false', 'true', 'true', 'true', 'false']);
    await waitUntil(() => foot().includes('3 marked'));
    await press(' ');
    expect(selected()).to.deep.equal(['e001', 'e002', 'e003']);
    await press('Escape');
    row('e004').click();
    row('e002').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    await list.updateComplete;
    row('e000').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    await waitUntil(() => foot().includes('4 marked'));
    await press('o');
    expect(selected()).to.deep.equal(['e000', 'e002', 'e003', 'e004']);
    await press('a', 'Control');
    await waitUntil(() => foot().includes('5 marked'));
  });

  it('shows a range of boxes as the first of them', async () => {
    await open(...many(6));
    selections.set([]);
    row('e004').querySelector<HTMLElement>('.swatch')!.click();
    const shift = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, shiftKey: true });
    row('e001').querySelector('.swatch')!.dispatchEvent(shift);
    expect(selected()).to.deep.equal(['e001', 'e002', 'e003', 'e004']);
  });

  it('names the experiment under the pointer', async () => {
    await open(...many(1));
    const over = new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' });
    row('e000').dispatchEvent(over);
    expect(selections.value.hovered).to.equal('e000');
    grid().dispatchEvent(new PointerEvent('pointerleave'));
    expect(selections.value.hovered).to.equal(null);
  });

  it('filters by what is written, and says in words when nothing fits', async () => {
    await open(...many(20));
    views.update({ search: 'loss < 3' });
    await waitUntil(() => names().join(' ') === 'e002 e001 e000');
    expect(foot()).to.include('3 fit');
    views.update({ search: 'loss < 3 tag:final' });
    await waitUntil(() => list.renderRoot.querySelector('.none'));
    const none = list.renderRoot.querySelector('.none')!;
    expect(none.querySelector('p')!.textContent.trim()).to.equal(
      'None of 20 experiments has loss < 3 and the tag final.',
    );
    none.querySelector('button')!.click();
    await waitUntil(() => rows().length > 3);
    expect(views.value.search).to.equal('');
  });

  it('stays filtered as it was while the text cannot be read, and says why', async () => {
    await open(...many(20));
    views.update({ search: 'loss < 3' });
    await waitUntil(() => names().length === 3);
    views.update({ search: 'loss < 3 (' });
    const tools = list.renderRoot.querySelector('mtx-list-tools')!;
    const fault = (): string => tools.shadowRoot!.querySelector('.fault')!.textContent.trim();
    await waitUntil(() => fault() !== '');
    expect(fault()).to.equal('Something to look for is missing, at character 10.');
    expect(names()).to.deep.equal(['e002', 'e001', 'e000']);
  });

  it('searches by a regular expression', async () => {
    await open(...many(20));
    views.update({ search: '^e01[3-5]$', searchIsRegex: true });
    await waitUntil(() => names().join(' ') === 'e015 e014 e013');
    views.update({ search: '(' });
    const tools = list.renderRoot.querySelector('mtx-list-tools')!;
    await waitUntil(() => tools.shadowRoot!.querySelector('input')!.ariaInvalid === 'true');
  });

  it('sorts by the values of a metric once they are read', async () => {
    await open(
      ['experiments/a.jsonl', meta({ start_time: 1 }) + log(1, { loss: 3 }) + log(2, { loss: 2 })],
      ['experiments/b.jsonl', meta({ start_time: 2 }) + log(1, { loss: 1 }) + log(2, { loss: 9 })],
      ['experiments/c.jsonl', meta({ start_time: 3 }) + log(1, { other: 1 })],
    );
    views.update({ sort: 'last(loss)' });
    await waitUntil(() => names().join('') === 'abc');
    views.update({ sort: '-max(loss)' });
    await waitUntil(() => names().join('') === 'bac');
    expect(row('a').querySelector('.value')!.textContent).to.equal('2');
  });

  it('groups, with a box for all of a group, and closes groups and the archived ones', async () => {
    await open(
      ['experiments/a.jsonl', meta({ start_time: 1, group: 'x' })],
      ['experiments/b.jsonl', meta({ start_time: 2, group: 'x' })],
      ['experiments/c.jsonl', meta({ start_time: 3 })],
      ['experiments/d.jsonl', meta({ start_time: 4 })],
      ['annotations/d.json', '{"archived": true}'],
    );
    views.update({ group: 'group' });
    await waitUntil(() => names().join(' ') === 'x b a no group c archived');
    expect(rows().map((each) => each.ariaLevel)).to.deep.equal(['1', '2', '2', '1', '2', '1']);
    expect(rows().at(-1)!.ariaExpanded).to.equal('false');
    selections.set(['a']);
    const all = (): HTMLInputElement => grid().querySelector<HTMLInputElement>('input[aria-label="Show all of x"]')!;
    await waitUntil(() => all().indeterminate);
    all().click();
    expect(selected()).to.deep.equal(['a', 'b']);
    rows()[0]!.focus();
    await press('ArrowLeft');
    await waitUntil(() => names().join(' ') === 'x no group c archived');
    expect(views.value.closedGroups).to.include('group:x');
    await press('ArrowRight');
    await waitUntil(() => names().length === 6);
    await press('ArrowRight');
    await waitUntil(() => focused() === 'b');
    await press('ArrowLeft');
    await waitUntil(() => focused() === 'all of x');
  });

  it('gives the experiments of a group that is drawn as one its colour, and the group the mean of their values', async () => {
    await open(
      ['experiments/a.jsonl', meta({ start_time: 1, group: 'x' }) + log(0, { loss: 1 })],
      ['experiments/b.jsonl', meta({ start_time: 2, group: 'x' }) + log(0, { loss: 2 })],
      ['experiments/c.jsonl', meta({ start_time: 3 }) + log(0, { loss: 5 })],
    );
    views.update({ group: 'group', bands: true });
    await waitUntil(() => rows()[0]!.querySelector('.value')!.textContent.trim() === '1.5');
    const color = (name: string): string => row(name).style.getPropertyValue('--c');
    expect(color('b')).to.equal(color('a'));
    expect(color('c')).not.to.equal(color('a'));
  });

  it('takes another name in the row with the focus, also where the same experiment has a row in a group far above', async () => {
    const tags = many(60).map(([path]): [string, string] => [
      path.replace('experiments', 'annotations').replace('.jsonl', '.json'),
      '{"tags": ["x", "y"]}',
    ]);
    await open(...many(60), ...tags);
    views.update({ group: 'tag' });
    await waitUntil(() => grid().ariaRowCount === '122');
    rows()[0]!.focus();
    await press('End');
    await waitUntil(() => focused() === 'e000');
    await press('F2');
    await waitUntil(() => grid().querySelector('.rename'));
    const field = grid().querySelector<HTMLElement>('.rename')!;
    expect(field.closest('[role=row]')!.getAttribute('aria-rowindex')).to.equal('122');
    expect((grid().getRootNode() as ShadowRoot).activeElement).to.equal(field);
  });

  it('paints an experiment in the colour that a person gave it', async () => {
    await open(['experiments/a.jsonl', meta({ start_time: 1 })], ['annotations/a.json', '{"color": "#12abEF"}']);
    expect(row('a').style.getPropertyValue('--c')).to.equal('#12abEF');
  });

  it('tells the thirteenth from the first, which has its colour, by a dash while both are shown', async () => {
    await open(...many(13));
    const dash = (name: string): Element | null => row(name).querySelector('.dash line');
    expect(row('e012').style.getPropertyValue('--c')).to.equal(row('e000').style.getPropertyValue('--c'));
    expect(dash('e012')).to.equal(null);
    selections.set(['e000', 'e012']);
    await waitUntil(() => dash('e012'));
    expect(dash('e000')).to.equal(null);
    expect(dash('e012')!.getAttribute('stroke-dasharray')).to.equal('6 3');
  });

  it('writes a name after a double click on it where it can be kept, and shows what it showed', async () => {
    await open(...many(2));
    const before = selected();
    const name = (): HTMLElement => row('e001').querySelector('.name .text')!;
    const doubleClick = (): void => {
      for (const type of ['click', 'click', 'dblclick']) {
        name().dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
    };
    const isRenaming = (): boolean => grid().querySelector('.rename') !== null;
    const rowsElement = list.renderRoot.querySelector('mtx-experiment-rows')!;
    rowsElement.writable = false;
    doubleClick();
    await rowsElement.updateComplete;
    expect(isRenaming()).to.equal(false);
    rowsElement.writable = true;
    doubleClick();
    await waitUntil(isRenaming);
    expect(selected()).to.deep.equal(before);
  });

  it('takes the focus back to the row that had it', async () => {
    await open(...many(3));
    await focus('e001');
    row('e001').blur();
    list.focus();
    await waitUntil(() => focused() === 'e001');
  });
});
