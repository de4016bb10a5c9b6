import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scale } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartLine, XKind, XWindow } from './chart-line.js';

/**
 * The whole of the x axis in a strip, with the part that a chart shows as a brush to be dragged and resized, by pointer
 * and by keyboard.
 *
 * @fires window-change - when the person asks for another part
 */
@customElement('mtx-chart-overview')
export class ChartOverview extends LitElement {
  /** What it shows, in words: the metric's name. */
  @property() label = '';
  /** From the back to the front, over all of the axis. */
  @property({ attribute: false }) lines: readonly ChartLine[] = [];
  /** From the back to the front, all behind the lines. */
  @property({ attribute: false }) bands: readonly ChartBand[] = [];
  @property() xKind: XKind = 'step';
  @property() xScale: Scale = 'linear';
  @property() yScale: Scale = 'linear';
  /** What the chart shows. */
  @property({ attribute: false }) window: XWindow = null;
  /** Where its plot begins, CSS pixels: what `plot-resize` of the chart above says. */
  @property({ type: Number }) plotLeft = 44;

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-chart-overview': ChartOverview;
  }
}
