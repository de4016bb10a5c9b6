import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { chartTooltipStyles } from './chart-tooltip-styles.js';
import { formatStep, formatValue } from './format-number.js';
import type { HoverRow } from './hover-rows.js';
import { lineSwatch } from './line-swatch.js';
import { spreadWords } from './plot-words.js';

const rowsAtMost = 10;

/**
 * The values at the crosshair. It is a popover: above everything, clipped by nothing. It takes no pointer, unless it is
 * kept: then it shows all rows, may be scrolled, and its text selected. Its chart places it.
 */
@customElement('mtx-chart-tooltip')
export class ChartTooltip extends LitElement {
  static override styles = chartTooltipStyles;

  /** Where the crosshair is, in words: `step 12,400`. */
  @property() heading = '';
  /** The same in another way, where it is known: `1 h 52 min`. */
  @property() aside = '';
  @property({ attribute: false }) rows: readonly HoverRow[] = [];
  /** The row that stands out. */
  @property({ attribute: false }) nearest: HoverRow | null = null;
  /** What the rows are sorted by, in words. */
  @property() order = '';
  @property({ type: Boolean, reflect: true }) isLarge = false;
  @property({ type: Boolean, reflect: true }) isKept = false;

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

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('isKept')) return;
    // What can be scrolled can be reached by keyboard.
    if (this.isKept) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
    this.scrollTop = 0;
  }

  protected override render(): TemplateResult {
    const shown = this.isKept ? this.rows : this.firstRows();
    const more = this.rows.length - shown.length;
    const hasRaw = this.isLarge && this.rows.some(({ raw, spread }) => raw !== null || spread !== null);
    return html`<header>
        <span>${this.heading}</span>${this.aside ? html`<span class="aside">${this.aside}</span>` : nothing}
      </header>
      ${hasRaw ? html`<div class="columns"><span>smoothed</span><span class="beside">raw</span></div>` : nothing}
      <div class="rows">${shown.map((row) => this.row(row, hasRaw))}</div>
      ${more > 0 ? html`<footer>+ ${formatStep(more)} more</footer>` : nothing}
      ${this.isLarge ? html`<footer class="hint">${this.hint()}</footer>` : nothing}`;
  }

  /** With the one that stands out among them. */
  private firstRows(): readonly HoverRow[] {
    const nearest = this.nearest ? this.rows.indexOf(this.nearest) : 0;
    const from = nearest < rowsAtMost ? 0 : Math.min(nearest - rowsAtMost / 2, this.rows.length - rowsAtMost);
    return this.rows.slice(from, from + rowsAtMost);
  }

  private row(row: HoverRow, hasRaw: boolean): TemplateResult {
    const { curve, point, raw } = row;
    const beside = spreadWords(row) || (hasRaw && raw !== null ? formatValue(raw) : '');
    return html`<div class="row ${row === this.nearest ? 'nearest' : ''}">
      ${lineSwatch(curve.color, curve.dash)}<bdi class="name">${curve.label}</bdi
      ><span class="value">${formatValue(point.y)}</span>${
        beside || hasRaw ? html`<span class="value beside">${beside}</span>` : nothing
      }
    </div>`;
  }

  private hint(): string {
    return this.isKept ? 'kept · Esc lets go' : `${this.order} · click to keep`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-chart-tooltip': ChartTooltip;
  }
}
