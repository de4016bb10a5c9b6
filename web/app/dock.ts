import { css, html, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon } from '../elements/icon.js';

/** So many of the shown colours stand in it. */
const mostColors = 10;

/**
 * Stands at the thumb on a phone, and opens the sheets with the ids `list` and `settings`. Needs `dockStyles`.
 *
 * @param shown the experiments that are drawn, of so many
 * @param colorOf the colour of one, as a CSS value
 * @param resetZoom null where all is shown
 */
export function dock({
  shown,
  total,
  colorOf,
  resetZoom,
}: {
  shown: readonly ExperimentSummary[];
  total: number;
  colorOf: (experiment: ExperimentSummary) => string;
  resetZoom: (() => void) | null;
}): TemplateResult {
  return html`
    <div class="dock">
      <button type="button" class="btn" popovertarget="list">
        ${icon('layers')}Experiments<span class="num">${formatStep(shown.length)}/${formatStep(total)}</span>
        <span class="colors" aria-hidden="true">
          ${shown.slice(0, mostColors).map((one) => html`<i ${cssProperties({ '--c': colorOf(one) })}></i>`)}
        </span>
      </button>
      <button
        type="button"
        class="btn"
        aria-label="Reset zoom"
        title="Reset zoom"
        ?disabled=${resetZoom === null}
        @click=${() => resetZoom?.()}
      >
        ${icon('reset')}
      </button>
      <button type="button" class="btn" popovertarget="settings" aria-label="Settings" title="Settings">
        ${icon('settings')}
      </button>
    </div>
  `;
}

export const dockStyles = css`
  .dock {
    grid-area: dock;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: var(--s2);
    align-items: center;
    padding: 0 max(var(--s3), env(safe-area-inset-right)) env(safe-area-inset-bottom)
      max(var(--s3), env(safe-area-inset-left));
    border-top: 1px solid var(--border);
    background: var(--surface-chrome);
  }
  .dock .btn {
    height: 40px;
  }
  .dock .btn:first-child {
    justify-content: flex-start;
    overflow: hidden;
  }
  .dock .num {
    color: var(--text-2);
  }
  /* One line: those that do not fit go into the next one, which is not seen. */
  .colors {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 3px;
    min-width: 0;
    height: 8px;
    overflow: hidden;
  }
  .colors i {
    width: 8px;
    height: 8px;
    border-radius: 2px;
    background: var(--c);
  }
`;
