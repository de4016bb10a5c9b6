import { expect } from '@open-wc/testing';
import type { Trace } from '../../sdk/read/logbook.js';
import type { HoverChangeEvent, WindowChangeEvent } from './chart-events.js';
import { ChartGroup } from './chart-group.js';
import type { ChartBand, XWindow } from './chart-line.js';
import type { LineChart } from './line-chart.js';
import { chartOf, part, point, press, redIn, redraw, tooltipOf } from './testing/line-charts.js';
import { lineOf, traceOf } from './testing/traces.js';

const level = (y: number, id = 'a'): Trace =>
  traceOf(
    [
      [
        [0, y],
        [50, y],
        [100, y],
      ],
    ],
    [],
    id,
  );
const named = (y: number, id: string): ReturnType<typeof lineOf> => lineOf(level(y, id), { label: id });

const band: ChartBand = {
  ...lineOf(level(5, 'g'), { label: 'seeds' }),
  band: {
    ...level(5, 'g'),
    low: Float64Array.of(4, 4, 4),
    high: Float64Array.of(6, 6, 6),
    count: 3,
    interpolated: false,
  },
};

const text = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());

async function click(chart: LineChart, share: number): Promise<void> {
  point(chart, 'pointerdown', share);
  point(chart, 'pointerup', share);
  await chart.updateComplete;
}

describe('the values at the crosshair of a chart', () => {
  it('are kept by a click, wherever the pointer goes, until another click', async () => {
    const chart = await chartOf([lineOf(level(1))]);
    point(chart, 'pointermove', 0.5);
    await click(chart, 0.5);
    const tooltip = await tooltipOf(chart);
    expect(tooltip.isKept).to.equal(true);
    point(chart, 'pointermove', 1);
    point(chart, 'pointerleave', 1);
    await tooltipOf(chart);
    expect(tooltip.matches(':popover-open')).to.equal(true);
    expect(tooltip.heading).to.equal('step 50');
    expect(part(chart, '[role=status]').textContent).to.equal('Kept, Escape lets go. step 50: one 1');
    await click(chart, 0.9);
    await tooltipOf(chart);
    expect(tooltip.matches(':popover-open')).to.equal(false);
  });

  it('are let go by Esc, from the chart and from the values themselves', async () => {
    const chart = await chartOf([lineOf(level(1))]);
    for (const leave of [
      () => press(chart, 'Escape'),
      () =>
        chart
          .shadowRoot!.querySelector('mtx-chart-tooltip')!
          .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })),
    ]) {
      await click(chart, 0.5);
      expect((await tooltipOf(chart)).isKept).to.equal(true);
      leave();
      expect((await tooltipOf(chart)).matches(':popover-open')).to.equal(false);
    }
  });

  it('may be read to the last when they are kept: scrolled, reached by keyboard, selected', async () => {
    const chart = await chartOf(Array.from({ length: 24 }, (_, i) => named(i, `e${i}`)));
    press(chart, 'End');
    press(chart, ' ');
    const tooltip = await tooltipOf(chart);
    const rows = tooltip.shadowRoot!.querySelector('.rows')!;
    expect(rows.childElementCount).to.equal(24);
    expect(tooltip.shadowRoot!.querySelector('footer')).to.equal(null);
    expect(rows.scrollHeight).to.be.greaterThan(rows.clientHeight);
    expect(tooltip.tabIndex).to.equal(0);
    const { userSelect, pointerEvents } = getComputedStyle(tooltip);
    expect([userSelect, pointerEvents]).to.deep.equal(['text', 'auto']);
    press(chart, ' ');
    expect((await tooltipOf(chart)).hasAttribute('tabindex')).to.equal(false);
  });

  it('stay when another chart of the group has the crosshair', async () => {
    const group = new ChartGroup();
    const chart = await chartOf([lineOf(level(1))], { group });
    const other = await chartOf([lineOf(level(2))], { group });
    await click(chart, 0.5);
    point(other, 'pointermove', 1);
    expect((await tooltipOf(chart)).matches(':popover-open')).to.equal(true);
    point(other, 'pointerleave', 1);
    expect((await tooltipOf(chart)).heading).to.equal('step 50');
  });

  it('have those as they were logged beside them where there is room', async () => {
    const chart = await chartOf([{ ...lineOf({ ...level(1), raw: level(1.5) }) }], { bands: [band], isLarge: true });
    point(chart, 'pointermove', 0.5, 140);
    const { shadowRoot: root } = await tooltipOf(chart);
    expect(text(root!, '.columns span')).to.deep.equal(['smoothed', 'raw']);
    expect(text(root!, '.row').map((row) => row.replace(/\s+/g, ' '))).to.deep.equal(['one11.5', 'seeds5±1']);
    chart.isLarge = false;
    await tooltipOf(chart);
    expect(text(root!, '.columns')).to.deep.equal([]);
    expect(text(root!, '.row')).to.deep.equal(['one1', 'seeds5±1']);
  });

  it('are sorted by value where the person wants it, the nearest one standing out', async () => {
    const lines = Array.from({ length: 24 }, (_, i) => named(i, `e${i}`));
    const chart = await chartOf(lines, { tooltipOrder: 'value' });
    point(chart, 'pointermove', 0.5, 147);
    const { shadowRoot: root } = await tooltipOf(chart);
    const names = text(root!, '.name');
    expect(names).to.deep.equal([...names].sort((one, other) => Number(other.slice(1)) - Number(one.slice(1))));
    expect(names).to.have.length(10);
    expect(text(root!, '.nearest .name')).to.deep.equal(['e0']);
    expect(text(root!, 'footer')).to.deep.equal(['+ 14 more']);
  });

  it('tell the time of day where the start is known', async () => {
    const startTime = new Date(2026, 10, 24, 12).getTime() / 1000;
    const chart = await chartOf([lineOf(level(1), { startTime })], { xKind: 'time' });
    point(chart, 'pointermove', 0.5);
    const tooltip = await tooltipOf(chart);
    expect([tooltip.heading, tooltip.aside]).to.deep.equal(['50 s', '24 Nov 2026, 12:00:50']);
  });

  it('are found where x is a metric that goes back', async () => {
    const circle = Array.from({ length: 100 }, (_, i): [number, number] => [
      Math.cos(i / 15.9) * 10,
      Math.sin(i / 15.9) * 10,
    ]);
    const chart = await chartOf([lineOf(traceOf([circle]))], { xKind: 'metric:train/x' });
    const seen: HoverChangeEvent[] = [];
    chart.addEventListener('hover-change', (event) => seen.push(event));
    point(chart, 'pointermove', 0.5, 10);
    const tooltip = await tooltipOf(chart);
    expect(tooltip.rows[0]!.point.y).to.be.greaterThan(9);
    expect(tooltip.heading).to.match(/^train\/x /);
    expect(seen.at(-1)!.lineId).to.equal('experiment_1');
    point(chart, 'pointermove', 0.5, 75);
    expect(seen.at(-1)!.lineId).to.equal(null);
  });
});

describe('a chart', () => {
  it('says how many values a log axis has no place for, and shows a gap', async () => {
    const trace = traceOf([
      [
        [0, 1],
        [40, 1],
        [50, -1],
        [60, 1],
        [100, 1],
      ],
    ]);
    const chart = await chartOf([lineOf({ ...trace, unplaced: 1 })], { yScale: 'log' });
    expect(part(chart, '.unplaced').textContent).to.equal('1 value has no place on a log axis');
    expect(redIn(chart, 0.3)).to.be.greaterThan(0);
    expect(redIn(chart, 0.5)).to.equal(0);
    await redraw(chart, {
      lines: [
        lineOf({
          ...traceOf([
            [
              [0, -1],
              [10, -2],
            ],
          ]),
          unplaced: 2,
        }),
      ],
    });
    expect(part(chart, '.blank').textContent).to.equal('No values above 0');
  });

  it('keeps its y axis below the pointer when data arrives, until the pointer goes', async () => {
    const chart = await chartOf([
      lineOf(
        traceOf([
          [
            [0, 0],
            [100, 1],
          ],
        ]),
      ),
    ]);
    const before = redIn(chart, 0.25);
    const steep = lineOf(
      traceOf([
        [
          [0, 0],
          [50, 0.5],
          [51, 40],
          [52, 0.5],
          [100, 1],
        ],
      ]),
    );
    point(chart, 'pointerenter', 0.1);
    await redraw(chart, {
      lines: [
        lineOf(
          traceOf([
            [
              [0, 0],
              [100, 1],
            ],
          ]),
        ),
      ],
    });
    await redraw(chart, { lines: [steep] });
    expect(redIn(chart, 0.25)).to.be.closeTo(before, 1);
    expect(redIn(chart, 0.5)).to.be.greaterThan(20);
    point(chart, 'pointerleave', 0.1);
    await redraw(chart, {});
    const level = await chartOf([steep]);
    expect(redIn(chart, 0.52)).to.be.closeTo(redIn(level, 0.52), 2);
  });

  it('steps its lines back from a band that stands out', async () => {
    const blue = { ...band, color: 'rgb(0, 0, 255)' };
    const chart = await chartOf([lineOf(level(1))], { bands: [blue] });
    expect(redIn(chart, 0.5)).to.be.greaterThan(0);
    await redraw(chart, { hoveredId: 'g' });
    expect(redIn(chart, 0.5)).to.equal(0);
  });

  it('pans by keyboard and by wheel and drag, and does not move its window itself', async () => {
    const chart = await chartOf([lineOf(level(1))], { window: [20, 40] });
    const asked: XWindow[] = [];
    chart.addEventListener('window-change', ({ window }: WindowChangeEvent) => {
      asked.push(window && (window.map((edge) => Math.round(edge * 10) / 10) as [number, number]));
    });
    press(chart, 'ArrowRight', { shiftKey: true });
    press(chart, 'ArrowLeft', { shiftKey: true });
    point(chart, 'pointerdown', 0.5, 60, { shiftKey: true });
    point(chart, 'pointermove', 0.25, 60, { shiftKey: true });
    point(chart, 'pointerup', 0.25, 60, { shiftKey: true });
    expect(asked).to.deep.equal([
      [22, 42],
      [18, 38],
      [25, 45],
    ]);
    expect(chart.window).to.deep.equal([20, 40]);
  });

  it('tells the figures of its bands, and the last smoothed value, in the table', async () => {
    const chart = await chartOf([lineOf({ ...level(1), raw: level(2) })], { bands: [band] });
    expect(text(chart.shadowRoot!, 'thead th')).to.deep.equal([
      'Experiment',
      'Last',
      'Last smoothed',
      'Min',
      'Max',
      'Last step',
    ]);
    const cells = text(chart.shadowRoot!, 'tbody tr > *');
    expect(cells).to.deep.equal(['Mean of seeds', '5', '', '5', '5', '100', 'one', '1', '1', '1', '1', '100']);
    expect(part(chart, '#keys').textContent).to.contain('1 experiment and 1 group.');
  });

  it('is fit for assistive technology with all of it, and while values are kept', async () => {
    const chart = await chartOf([lineOf({ ...level(1), raw: level(2), unplaced: 4 })], {
      bands: [band],
      isLarge: true,
      isRangeTrimmed: true,
    });
    await click(chart, 0.5);
    await tooltipOf(chart);
    await expect(chart).to.be.accessible();
  });
});
