import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatStep, formatValue } from './format-number.js';
import type { HoverRow } from './hover-rows.js';
import { lineSwatch } from './line-swatch.js';

const rowsAtMost = 10;

/**
 * The values at the crosshair, nearest first. It is a popover: above everything, clipped by nothing, and it takes
 * no pointer. Its chart places it.
 */
@customElement('mtx-chart-tooltip')
export class ChartTooltip extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: auto;
      width: 198px;
      margin: 0;
      padding: 5px 0;
      overflow: hidden;
      border: 1px solid var(--border-strong);
      border-radius: var(--r3);
      background: var(--surface-overlay);
      color: var(--text-1);
      box-shadow: var(--shadow-2);
      font: var(--type-micro);
      pointer-events: none;
    }
    header {
      padding: 0 8px 2px;
      font: 600 11px/14px var(--font-num);
    }
    .row {
      display: grid;
      grid-template-columns: 10px minmax(0, 1fr) auto;
      column-gap: 8px;
      align-items: center;
      height: 16px;
      padding: 0 8px;
    }
    .row:first-of-type {
      background: var(--surface-selected);
      font-weight: 600;
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .value {
      font-family: var(--font-num);
      font-variant-numeric: tabular-nums;
    }
    footer {
      padding: 1px 8px 0;
      color: var(--text-3);
    }
  `;

  /** Where the crosshair is, in words: `step 12,400`. */
  @property() heading = '';
  @property({ attribute: false }) rows: readonly HoverRow[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
  }

  show(): void {
    if (!this.matches(':popover-open')) this.showPopover();
  }

  hide(): void {
    if (this.matches(':popover-open')) this.hidePopover();
  }

  /** Puts its top left corner there, in the window's CSS pixels. */
  moveTo({ left, top }: { left: number; top: number }): void {
    this.style.left = `${Math.round(left)}px`;
    this.style.top = `${Math.round(top)}px`;
  }

  protected override render(): TemplateResult {
    const more = this.rows.length - rowsAtMost;
    return html`<header>${this.heading}</header>
      ${this.rows
        .slice(0, rowsAtMost)
        .map(
          ({ line, point }) =>
            html`<div class="row">
              ${lineSwatch(line.color, line.dash)}<bdi class="name">${line.label}</bdi
              ><span class="value">${formatValue(point.y)}</span>
            </div>`,
        )}
      ${more > 0 ? html`<footer>+ ${formatStep(more)} more</footer>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-chart-tooltip': ChartTooltip;
  }
}
