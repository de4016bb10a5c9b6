import { html, nothing, type TemplateResult } from 'lit';
import { formatStep, formatValue } from '../charts/format-number.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon } from '../elements/icon.js';
import type { RowPlace } from './experiment-row.js';

export interface GroupRow extends RowPlace {
  label: string;
  count: number;
  /** How many of them are shown in charts. */
  selectedCount: number;
  isClosed: boolean;
  /** The colour of its band, and the mean of its experiments' values as far as that is known; null where it has no band. */
  band: { color: string; mean: number | null } | null;
}

/** The heading of a group in the list. Needs `rowStyles`, `groupRowStyles`, `inputs` and `iconStyles`. */
export function groupRow({
  key,
  index,
  top,
  isTabStop,
  isMarked,
  label,
  count,
  selectedCount,
  isClosed,
  band,
}: GroupRow): TemplateResult {
  return html`
    <div
      role="row"
      class="group"
      data-key=${key}
      tabindex=${isTabStop ? 0 : -1}
      aria-rowindex=${index + 1}
      aria-level="1"
      aria-expanded=${!isClosed}
      aria-selected=${isMarked}
      ${cssProperties({ '--c': band?.color ?? 'currentColor', '--y': `${top}px` })}
    >
      <span role="gridcell" class="chevron">${icon('chevron')}</span>
      <span role="gridcell" class="box">
        <input
          class="check"
          type="checkbox"
          tabindex="-1"
          aria-label="Show all of ${label}"
          .checked=${selectedCount === count}
          .indeterminate=${selectedCount > 0 && selectedCount < count}
        />
      </span>
      <span role="gridcell" class="line heading">
        ${band ? bandMark() : nothing}<b title=${label}>${label}</b><span class="count">${formatStep(count)}</span>
        ${band ? html`<span class="count drawn">· mean ± std</span>` : nothing}
      </span>
      <span role="gridcell" class="value num">${band?.mean == null ? nothing : formatValue(band.mean)}</span>
    </div>
  `;
}

function bandMark(): TemplateResult {
  return html`<svg class="band" viewBox="0 0 22 12" aria-hidden="true">
    <path class="range" d="M0 0c6 5 14 6 22 6v6C14 12 6 11 0 6Z"></path>
    <path class="mean" d="M0 3c6 5 14 6 22 6"></path>
  </svg>`;
}
