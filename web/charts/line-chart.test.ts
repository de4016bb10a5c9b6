import { expect, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { type HoverChangeEvent, type WindowChangeEvent } from './chart-events.js';
import { ChartGroup } from './chart-group.js';
import type { ChartLine } from './chart-line.js';
import type { LineChart } from './line-chart.js';
import { chartOf, part, point, press, redIn } from './testing/line-charts.js';
import { lineOf, traceOf } from './testing/traces.js';

const red = 'rgb(255, 0, 0)';
const spike = traceOf([Array.from({ length: 1001 }, (_, i): [number, number] => [i / 10, i === 500 ? 1000 : 1])]);

describe('a line chart', () => {
  it('paints a spike over its whole height', async () => {
    const chart = await chartOf([lineOf(spike)]);
    expect(redIn(chart, 0.5)).to.be.greaterThan(100);
    expect(redIn(chart, 0.25)).to.be.within(1, 6);
  });

  it('leaves a gap open between two stretches, and shows a point that stands alone', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf([
          [
            [0, 1],
            [40, 1],
          ],
          [[50, 1]],
          [
            [60, 1],
            [100, 1],
          ],
        ]),
      ),
    ]);
    expect(redIn(chart, 0.2)).to.be.greaterThan(0);
    expect(redIn(chart, 0.45)).to.equal(0);
    expect(redIn(chart, 0.5)).to.be.greaterThan(0);
    expect(redIn(chart, 0.55)).to.equal(0);
    expect(redIn(chart, 0.8)).to.be.greaterThan(0);
  });

  it('shows where values were not finite, and nothing else where none was', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf(
          [],
          [
            [0, NaN],
            [50, Infinity],
            [100, -Infinity],
          ],
        ),
      ),
    ]);
    for (const share of [0, 0.5, 1]) expect(redIn(chart, share)).to.be.greaterThan(0);
    expect(redIn(chart, 0.25)).to.equal(0);
  });

  for (const [what, points] of [
    [
      'values over the whole of the doubles',
      [
        [0, -1.7e308],
        [50, 1.7e308],
        [100, -1.7e308],
      ],
    ],
    [
      'the smallest values there are',
      [
        [0, 0],
        [50, 1e-323],
        [100, 0],
      ],
    ],
    [
      'steps beyond 2^53',
      [
        [-1e25, 1],
        [0, 2],
        [1e25, 1],
      ],
    ],
  ] as const) {
    it(`draws ${what}`, async () => {
      const chart = await chartOf([lineOf(traceOf([points]))]);
      for (const share of [0.25, 0.5, 0.75]) expect(redIn(chart, share)).to.be.greaterThan(0);
    });
  }

  it('draws what crosses the window where its points are far outside', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf([
          [
            [-1e25, 0],
            [1e25, 0],
          ],
        ]),
      ),
    ]);
    chart.window = [0, 1];
    await chart.updateComplete;
    await nextFrame();
    await nextFrame();
    for (const share of [0.1, 0.5, 0.9]) expect(redIn(chart, share)).to.be.greaterThan(0);
  });

  it('steps the other lines back from the hovered one', async () => {
    const flat = (y: number, id: string): ChartLine =>
      lineOf(
        traceOf(
          [
            [
              [0, y],
              [100, y],
            ],
          ],
          [],
          id,
        ),
      );
    const chart = await chartOf([flat(1, 'a'), { ...flat(2, 'b'), color: 'rgb(0, 0, 255)' }]);
    expect(redIn(chart, 0.5)).to.be.greaterThan(0);
    chart.hoveredId = 'b';
    await chart.updateComplete;
    await nextFrame();
    await nextFrame();
    expect(redIn(chart, 0.5)).to.equal(0);
    chart.hoveredId = 'of another chart';
    await chart.updateComplete;
    await nextFrame();
    await nextFrame();
    expect(redIn(chart, 0.5)).to.be.greaterThan(0);
  });

  it('asks for the range that was dragged', async () => {
    const chart = await chartOf([lineOf(spike)]);
    const asked = oneEvent(chart, 'window-change');
    point(chart, 'pointerdown', 0.25);
    point(chart, 'pointermove', 0.5);
    expect(part(chart, '.brush').hidden).to.equal(false);
    point(chart, 'pointerup', 0.75);
    const { window } = (await asked) as unknown as WindowChangeEvent;
    expect(window![0]).to.be.closeTo(25, 0.5);
    expect(window![1]).to.be.closeTo(75, 0.5);
    expect(part(chart, '.brush').hidden).to.equal(true);
  });

  it('gives a dragged range up with Esc', async () => {
    const chart = await chartOf([lineOf(spike)]);
    let asked = 0;
    chart.addEventListener('window-change', () => asked++);
    point(chart, 'pointerdown', 0.25);
    point(chart, 'pointermove', 0.5);
    press(chart, 'Escape');
    expect(part(chart, '.brush').hidden).to.equal(true);
    point(chart, 'pointerup', 0.75);
    expect(asked).to.equal(0);
  });

  it('asks for all of the axis at a double click', async () => {
    const chart = await chartOf([lineOf(spike)]);
    const asked = oneEvent(chart, 'window-change');
    part(chart, '.plot').dispatchEvent(new MouseEvent('dblclick'));
    expect(((await asked) as unknown as WindowChangeEvent).window).to.equal(null);
  });

  it('shows the values at the crosshair, the nearest first, and the same x in its neighbours', async () => {
    const group = new ChartGroup();
    const flat = (y: number, id: string): ChartLine =>
      lineOf(
        traceOf(
          [
            [
              [0, y],
              [100, y],
            ],
          ],
          [],
          id,
        ),
        { label: id },
      );
    const chart = await chartOf([flat(1, 'low'), flat(5, 'high')], { group });
    const neighbour = await chartOf([lineOf(spike)], { group });
    point(chart, 'pointermove', 0.95, 120);
    await chart.updateComplete;
    const tooltip = chart.shadowRoot!.querySelector('mtx-chart-tooltip')!;
    await tooltip.updateComplete;
    await nextFrame();
    expect(tooltip.matches(':popover-open')).to.equal(true);
    expect(tooltip.heading).to.equal('step 100');
    expect([...tooltip.shadowRoot!.querySelectorAll('.name')].map((name) => name.textContent)).to.deep.equal([
      'low',
      'high',
    ]);
    expect(part(neighbour, '.overlay').classList.contains('far')).to.equal(true);
    point(chart, 'pointerleave', 0.95);
    await chart.updateComplete;
    expect(tooltip.matches(':popover-open')).to.equal(false);
    expect(part(neighbour, '.overlay').classList.contains('far')).to.equal(false);
  });

  it('shows at most ten rows, and says how many more there are', async () => {
    const lines = Array.from({ length: 24 }, (_, i) =>
      lineOf(
        traceOf(
          [
            [
              [0, i],
              [100, i],
            ],
          ],
          [],
          `e${i}`,
        ),
      ),
    );
    const chart = await chartOf(lines);
    point(chart, 'pointermove', 0);
    await chart.updateComplete;
    const tooltip = chart.shadowRoot!.querySelector('mtx-chart-tooltip')!;
    await tooltip.updateComplete;
    await nextFrame();
    expect(tooltip.shadowRoot!.querySelectorAll('.row').length).to.equal(10);
    expect(tooltip.shadowRoot!.querySelector('footer')!.textContent).to.equal('+ 14 more');
    const { left, top, right, bottom } = tooltip.getBoundingClientRect();
    expect(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight).to.equal(true);
  });

  it('is walked by arrow keys from point to point, says the values, and is left by Esc', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf([
          [
            [0, 1],
            [7, 2],
            [100, 3],
          ],
        ]),
      ),
    ]);
    const seen: (number | null)[] = [];
    chart.addEventListener('hover-change', (event: HoverChangeEvent) => seen.push(event.x));
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'Home']) press(chart, key);
    expect(seen).to.deep.equal([0, 7, 0, 100, 0]);
    await chart.updateComplete;
    expect(part(chart, '[role=status]').textContent).to.equal('step 0: one 1');
    press(chart, 'Escape');
    expect(seen.at(-1)).to.equal(null);
  });

  it('closes what the keyboard opened when it loses the focus', async () => {
    const { chart, tooltip } = await walked();
    part(chart, '.plot').blur();
    await chart.updateComplete;
    expect(tooltip.matches(':popover-open')).to.equal(false);
  });

  it('closes what the keyboard opened when it is scrolled out of view, and takes it along until then', async () => {
    const { chart, tooltip } = await walked();
    const scroller = chart.parentElement!;
    const { top } = tooltip.getBoundingClientRect();
    scroller.scrollTop = 20;
    await waitUntil(() => tooltip.getBoundingClientRect().top === top - 20);
    scroller.scrollTop = 300;
    await waitUntil(() => !tooltip.matches(':popover-open'));
    expect(part(chart, '.plot').matches(':focus')).to.equal(true);
  });

  /** A chart in a box that scrolls, with the values at its first point. */
  async function walked(): Promise<{ chart: LineChart; tooltip: HTMLElement }> {
    const chart = await chartOf([lineOf(spike)]);
    chart.parentElement!.style.cssText = 'height: 250px; overflow: auto';
    chart.style.margin = '40px 0 1000px';
    part(chart, '.plot').focus();
    press(chart, 'ArrowRight');
    const tooltip = chart.shadowRoot!.querySelector('mtx-chart-tooltip')!;
    await waitUntil(() => tooltip.matches(':popover-open'));
    return { chart, tooltip };
  }

  it('says why it is blank', async () => {
    const withoutTimes = { ...traceOf([]), stats: { ...traceOf([]).stats, count: 2, last: 1 } };
    const chart = await chartOf([lineOf(withoutTimes)]);
    const words = (): string => chart.shadowRoot!.querySelector('.blank')?.textContent ?? '';
    chart.xKind = 'time';
    await chart.updateComplete;
    expect(words()).to.equal('No times were logged');
    chart.lines = [lineOf(spike)];
    await chart.updateComplete;
    expect(words()).to.equal('');
    chart.window = [200, 300];
    await chart.updateComplete;
    expect(words()).to.equal('No points in this range');
    chart.lines = [lineOf({ ...spike, complete: false })];
    await chart.updateComplete;
    expect(words()).to.equal('');
  });

  it('zooms by keyboard and back', async () => {
    const chart = await chartOf([lineOf(spike)]);
    const windows: WindowChangeEvent['window'][] = [];
    chart.addEventListener('window-change', (event: WindowChangeEvent) => windows.push(event.window));
    press(chart, '+');
    press(chart, '-');
    press(chart, '0');
    expect(windows).to.deep.equal([[25, 75], null, null]);
  });

  it('follows the theme', async () => {
    const chart = await chartOf([lineOf(spike, { color: 'var(--test-line)' })]);
    document.documentElement.style.setProperty('--test-line', 'rgb(0, 0, 255)');
    expect(redIn(chart, 0.5)).to.equal(0);
    document.documentElement.style.setProperty('--test-line', red);
    document.documentElement.dataset['theme'] = 'dark';
    // The observer's turn, then the frame it asks for.
    await nextFrame();
    await nextFrame();
    expect(redIn(chart, 0.5)).to.be.greaterThan(100);
    delete document.documentElement.dataset['theme'];
    document.documentElement.style.removeProperty('--test-line');
  });

  it('tells the figures of each line in a table', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf(
          [
            [
              [0, 1],
              [7, 4],
            ],
          ],
          [[9, NaN]],
        ),
      ),
    ]);
    const cells = [...chart.shadowRoot!.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent);
    expect(cells).to.deep.equal(['one', 'NaN', '1', '4', '9']);
  });

  it('is fit for assistive technology', async () => {
    const chart = await chartOf([lineOf(spike)]);
    await expect(chart).to.be.accessible();
  });
});
