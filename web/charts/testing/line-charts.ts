import { fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import tokens from '../../styles/tokens.css?inline';
import type { ChartLine } from '../chart-line.js';
import type { ChartTooltip } from '../chart-tooltip.js';
import '../line-chart.js';
import type { LineChart } from '../line-chart.js';

const style = document.head.appendChild(document.createElement('style'));
style.textContent = tokens;

/** A chart of 400 × 178 that has been drawn, and can be pointed at. */
export async function chartOf(lines: readonly ChartLine[], more: Partial<LineChart> = {}): Promise<LineChart> {
  const chart = document.createElement('mtx-line-chart');
  Object.assign(chart, { lines, label: 'train/loss', ...more });
  chart.style.cssText = 'width: 400px; height: 178px';
  const drawn = oneEvent(chart, 'plot-resize');
  await fixture(html`<div>${chart}</div>`);
  await drawn;
  await import('../tooltip-view.js');
  return chart;
}

/** Sets properties of the chart, and waits until they are drawn. */
export async function redraw(chart: LineChart, properties: Partial<LineChart>): Promise<void> {
  Object.assign(chart, properties);
  await chart.updateComplete;
  await nextFrame();
  await nextFrame();
}

export const part = (chart: LineChart, selector: string): HTMLElement =>
  chart.shadowRoot!.querySelector<HTMLElement>(selector)!;

/** The chart's tooltip when it has shown what it was told. */
export async function tooltipOf(chart: LineChart): Promise<ChartTooltip> {
  await chart.updateComplete;
  const tooltip = chart.shadowRoot!.querySelector('mtx-chart-tooltip')!;
  await tooltip.updateComplete;
  await nextFrame();
  return tooltip;
}

/** How many pixels of a column of the plot are as red as the line; the column in shares of the plot's width. */
export function redIn(chart: LineChart, share: number): number {
  const canvas = chart.shadowRoot!.querySelector('canvas')!;
  const overlay = part(chart, '.overlay');
  const ratio = devicePixelRatio;
  const column = Math.round((overlay.offsetLeft + share * overlay.offsetWidth) * ratio);
  const { data } = canvas.getContext('2d')!.getImageData(column, 0, 1, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i]! > 150 && data[i + 1]! < 100 && data[i + 3]! > 100) count++;
  return count / ratio;
}

/** A pointer event at a share of the plot's width, `top` CSS pixels below its top edge. */
export function point(chart: LineChart, type: string, share: number, top = 60, more: PointerEventInit = {}): void {
  const plot = part(chart, '.overlay').getBoundingClientRect();
  const at = { clientX: plot.left + share * plot.width, clientY: plot.top + top, bubbles: true, composed: true };
  part(chart, '.plot').dispatchEvent(new PointerEvent(type, { ...at, button: 0, pointerId: 1, ...more }));
}

export const press = (chart: LineChart, key: string, more: KeyboardEventInit = {}): boolean =>
  part(chart, '.plot').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more }),
  );
