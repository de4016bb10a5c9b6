import { ContextProvider } from '@lit/context';
import { expect, waitUntil } from '@open-wc/testing';
import { openLogbook } from '../../sdk/read/folder-logbook.js';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { logbookContext, LogbookStore } from '../state/logbook-store.js';
import { selectionContext, SelectionStore } from '../state/selection-store.js';
import './mtx-experiment-list.js';

const hourMs = 3_600_000;
const now = Date.now();
const meta = (fields: object): string => `${JSON.stringify({ type: 'metadata', ...fields })}\n`;
const log = (step: number): string =>
  `${JSON.stringify({ type: 'log', timestamp: now / 1000, data: { step, loss: 1 } })}\n`;

describe('mtx-experiment-list', () => {
  let logbooks: LogbookStore;
  let selections: SelectionStore;
  let place: HTMLElement;

  beforeEach(() => {
    logbooks = new LogbookStore();
    selections = new SelectionStore();
    place = document.createElement('div');
    document.body.append(place);
    new ContextProvider(place, { context: logbookContext, initialValue: logbooks });
    new ContextProvider(place, { context: selectionContext, initialValue: selections });
  });
  afterEach(() => {
    logbooks.close();
    place.remove();
  });

  /** Each row's words, by the label of its checkbox. */
  async function rowsOf(files: MemoryFiles): Promise<Map<string, string>> {
    const list = document.createElement('mtx-experiment-list');
    place.append(list);
    await logbooks.open(Promise.resolve(openLogbook(files)));
    await waitUntil(() => logbooks.value.exact);
    selections.follow(logbooks.value.experiments, true);
    await list.updateComplete;
    const rows = [...list.renderRoot.querySelectorAll('ul[aria-label="Experiments"] > li')];
    return new Map(
      rows.map((row) => [
        row.querySelector('input')?.ariaLabel ?? '',
        [...row.querySelectorAll('.meta > .word, .end')]
          .map(({ textContent }) => textContent?.trim().replace(/\s+/g, ' '))
          .join(' | '),
      ]),
    );
  }
  const list = (): HTMLElement => place.querySelector('mtx-experiment-list')!;
  const box = (label: string): HTMLInputElement =>
    list().shadowRoot!.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;

  it('shows name or id, status, steps and trouble of each experiment, newest first', async () => {
    const files = new MemoryFiles('mine');
    const start = now / 1000 - 7200;
    files.write('experiments/running.jsonl', meta({ name: 'runs', start_time: start, status: 'running' }) + log(18240));
    files.write(
      'experiments/silent.jsonl',
      meta({ name: 'sleeps', start_time: start - 4 * 3600, status: 'running' }) + log(5),
      now - 3 * hourMs - 1000,
    );
    files.write(
      'experiments/done.jsonl',
      meta({ start_time: start - 2, end_time: start + 1798, status: 'completed' }) + log(9),
    );
    files.write(
      'experiments/broken.jsonl',
      meta({ name: 'broke', start_time: start - 3, status: 'interrupted' }) + log(1) + 'no\nno\n',
    );
    const rows = await rowsOf(files);
    expect([...rows]).to.deep.equal([
      ['Show runs', 'step 18,240 | running | 2 h'],
      ['Show done', 'step 9 | completed | 30 min'],
      ['Show broke', 'step 1 | interrupted | 2 damaged'],
      ['Show sleeps', 'step 5 | silent 3 h | 2 h 59 min'],
    ]);
  });

  it('shows names as text, whatever they hold', async () => {
    const name = '<img src=x onerror=alert(1)> a rather long name of a run';
    await rowsOf(new MemoryFiles('mine', [['experiments/a.jsonl', meta({ name })]]));
    expect(list().shadowRoot!.querySelector('.text')?.textContent?.trim()).to.equal(name);
    expect(list().shadowRoot!.querySelector('img')).to.equal(null);
  });

  it('selects by its boxes and its buttons', async () => {
    await rowsOf(
      new MemoryFiles('mine', [
        ['experiments/a.jsonl', log(1)],
        ['experiments/b.jsonl', log(1)],
      ]),
    );
    expect([box('Show a').checked, box('Show b').checked]).to.deep.equal([true, true]);
    box('Show a').click();
    expect([...selections.value.selected]).to.deep.equal(['b']);
    await waitUntil(() => box('Show a').closest('.row:not(.on)'));
    const [all, none] = list().shadowRoot!.querySelectorAll('button');
    none!.click();
    await waitUntil(() => !box('Show b').checked);
    expect(selections.value.selected.size).to.equal(0);
    all!.click();
    await waitUntil(() => box('Show a').checked && box('Show b').checked);
    expect(selections.value.selected.size).to.equal(2);
  });

  it('names the experiment under the pointer', async () => {
    await rowsOf(new MemoryFiles('mine', [['experiments/a.jsonl', log(1)]]));
    const over = new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' });
    box('Show a').closest('label')!.dispatchEvent(over);
    expect(selections.value.hovered).to.equal('a');
    list().shadowRoot!.querySelector('ul')!.dispatchEvent(new PointerEvent('pointerleave'));
    expect(selections.value.hovered).to.equal(null);
  });

  it('paints an experiment in the colour that a person gave it', async () => {
    const files = new MemoryFiles('mine', [
      ['experiments/a.jsonl', meta({ start_time: 1 })],
      ['annotations/a.json', '{"color": "#12abEF"}'],
    ]);
    await rowsOf(files);
    expect(box('Show a').closest('label')!.style.getPropertyValue('--c')).to.equal('#12abEF');
  });

  it('calls a plain file by its path', async () => {
    const rows = await rowsOf(new MemoryFiles('mine', [['sub/c d.jsonl', '{"step": 1, "loss": 2}\n']]));
    expect([...rows.keys()]).to.deep.equal(['Show sub/c d.jsonl']);
    expect(box('Show sub/c d.jsonl').closest('label')!.querySelector('.name')!.getAttribute('title')).to.equal(
      'sub/c d.jsonl',
    );
  });

  it('tells the thirteenth from the first, which has its colour, by a dash while both are shown', async () => {
    const files = Array.from({ length: 13 }, (_, index): [string, string] => [
      `experiments/e${String(index).padStart(2, '0')}.jsonl`,
      meta({ start_time: index }),
    ]);
    await rowsOf(new MemoryFiles('mine', files));
    const row = (id: string): HTMLElement => box(`Show ${id}`).closest('label')!;
    expect(row('e12').style.getPropertyValue('--c')).to.equal(row('e00').style.getPropertyValue('--c'));
    expect(row('e12').querySelector('.dash')).to.equal(null);
    selections.set(['e00', 'e12']);
    await waitUntil(() => row('e12').querySelector('.dash'));
    expect(row('e00').querySelector('.dash')).to.equal(null);
    expect(row('e12').querySelector('.dash line')?.getAttribute('stroke-dasharray')).to.equal('6 3');
  });
});
