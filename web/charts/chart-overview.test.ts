import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { WindowChangeEvent } from './chart-events.js';
import type { XWindow } from './chart-line.js';
import './chart-overview.js';
import type { ChartOverview } from './chart-overview.js';
import { lineOf, traceOf } from './testing/traces.js';
import tokens from '../styles/tokens.css?inline';

const style = document.head.appendChild(document.createElement('style'));
style.textContent = tokens;

const ramp = traceOf([Array.from({ length: 101 }, (_, i): [number, number] => [i * 10, i])]);

/** An overview whose window is what it asks for. */
async function overviewOf(window: XWindow): Promise<{ overview: ChartOverview; asked: XWindow[] }> {
  const overview = document.createElement('mtx-chart-overview');
  const asked: XWindow[] = [];
  overview.style.width = '456px';
  Object.assign(overview, { lines: [lineOf(ramp)], label: 'train/loss', window });
  overview.addEventListener('window-change', (event: WindowChangeEvent) => {
    asked.push(event.window && (event.window.map(Math.round) as [number, number]));
    overview.window = event.window;
  });
  await fixture(html`<div>${overview}</div>`);
  await waitUntil(() => overview.shadowRoot!.querySelector('.track'));
  return { overview, asked };
}

const part = (overview: ChartOverview, name: string): HTMLElement =>
  overview.shadowRoot!.querySelector<HTMLElement>(`[data-part="${name}"]`) ??
  overview.shadowRoot!.querySelector('.track')!;

/** Drags from one share of the track to another. */
async function drag(overview: ChartOverview, name: string, from: number, to: number): Promise<void> {
  const { left, width, top } = part(overview, 'track').getBoundingClientRect();
  const at = (type: string, share: number): PointerEvent =>
    new PointerEvent(type, { clientX: left + share * width, clientY: top + 5, bubbles: true, composed: true });
  part(overview, name).dispatchEvent(at('pointerdown', from));
  part(overview, name).dispatchEvent(at('pointermove', to));
  part(overview, name).dispatchEvent(at('pointerup', to));
  await overview.updateComplete;
}

async function press(overview: ChartOverview, edge: '0' | '1', key: string, shiftKey = false): Promise<void> {
  part(overview, edge).dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  await overview.updateComplete;
}

describe('the overview of a chart', () => {
  it('shows the window as a brush over all of the axis, its edges as sliders', async () => {
    const { overview } = await overviewOf([200, 600]);
    const track = part(overview, 'track').getBoundingClientRect();
    const brush = part(overview, 'brush').getBoundingClientRect();
    expect((brush.left - track.left) / track.width).to.be.closeTo(0.2, 0.01);
    expect(brush.width / track.width).to.be.closeTo(0.4, 0.01);
    const [from, to] = ['0', '1'].map((edge) => part(overview, edge)) as [HTMLElement, HTMLElement];
    expect([from.offsetWidth, from.offsetHeight]).to.deep.equal([7, 22]);
    expect([from.role, from.ariaLabel, from.ariaValueNow, from.ariaValueText]).to.deep.equal([
      'slider',
      'From',
      '200',
      'step 200',
    ]);
    expect([to.ariaValueNow, to.ariaValueMin, to.ariaValueMax]).to.deep.equal(['600', '200', '1000']);
  });

  it('asks for what the brush is dragged to, with its width, and for what its edges are dragged to', async () => {
    const { overview, asked } = await overviewOf([200, 600]);
    await drag(overview, 'brush', 0.4, 0.5);
    expect(asked.at(-1)).to.deep.equal([300, 700]);
    await drag(overview, 'brush', 0.5, 1);
    expect(asked.at(-1)).to.deep.equal([600, 1000]);
    await drag(overview, '0', 0.6, 0.1);
    expect(asked.at(-1)).to.deep.equal([100, 1000]);
    await drag(overview, '1', 1, 0.3);
    expect(asked.at(-1)).to.deep.equal([100, 300]);
  });

  it('makes a new brush beside the old one, and where all is shown', async () => {
    const { overview, asked } = await overviewOf([200, 300]);
    await drag(overview, 'track', 0.9, 0.7);
    expect(asked.at(-1)).to.deep.equal([700, 900]);
    overview.window = null;
    await overview.updateComplete;
    await drag(overview, 'brush', 0.1, 0.4);
    expect(asked.at(-1)).to.deep.equal([100, 400]);
  });

  it('is moved by keyboard, never past the other edge', async () => {
    const { overview, asked } = await overviewOf([200, 600]);
    await press(overview, '0', 'ArrowRight');
    expect(asked.at(-1)).to.deep.equal([210, 600]);
    await press(overview, '1', 'ArrowLeft', true);
    expect(asked.at(-1)).to.deep.equal([210, 500]);
    await press(overview, '0', 'End');
    expect(asked.at(-1)).to.deep.equal([498, 500]);
    await press(overview, '0', 'Home');
    await press(overview, '1', 'End');
    expect(asked.at(-1)).to.equal(null);
  });

  it('asks for all at a double click', async () => {
    const { overview, asked } = await overviewOf([200, 600]);
    part(overview, 'track').dispatchEvent(new MouseEvent('dblclick'));
    expect(asked).to.deep.equal([null]);
  });

  it('begins where the plot above it does', async () => {
    const { overview } = await overviewOf(null);
    overview.plotLeft = 90;
    const left = (): number =>
      part(overview, 'track').getBoundingClientRect().left - overview.getBoundingClientRect().left;
    await waitUntil(() => Math.abs(left() - 90) <= 1);
  });

  it('is fit for assistive technology', async () => {
    const { overview } = await overviewOf([200, 600]);
    await expect(overview).to.be.accessible();
  });
});
