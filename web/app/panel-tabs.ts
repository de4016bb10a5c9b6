import { css, html, nothing, type TemplateResult } from 'lit';
import { formatStep } from '../charts/format-number.js';
import { panels } from '../panels/index.js';
import type { Panel } from '../panels/panel.js';
import type { LogbookState } from '../state/logbook-store.js';

/** The tab of a panel, by the panel's id. */
export const tabId = (panel: Panel): string => `tab-${panel.id}`;

/** The panel so many tabs from this one, past the last one the first. */
export function panelBeside(panel: Panel, by: number): Panel {
  return panels.at((panels.indexOf(panel) + by) % panels.length)!;
}

/**
 * The tabs of all panels; what they show has the id `panel`. Needs `panelTabsStyles`.
 *
 * @param show called with the panel that is to be in front; `moved` says whether its tab takes the focus
 */
export function panelTabs({
  logbook,
  selected,
  shown,
  show,
}: {
  logbook: LogbookState;
  selected: ReadonlySet<string>;
  shown: Panel | undefined;
  show: (panel: Panel, moved: boolean) => void;
}): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const at = shown ? panels.indexOf(shown) : 0;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: panels.length - 1 }[event.key];
    const panel = to === undefined ? undefined : panels.at(to % panels.length);
    if (!panel) return;
    event.preventDefault();
    show(panel, true);
  };
  return html`
    <div class="tabs" role="tablist" aria-label="Panels" @keydown=${move}>
      ${panels.map(
        (panel) => html`
          <button
            type="button"
            role="tab"
            id=${tabId(panel)}
            aria-selected=${panel === shown}
            aria-controls="panel"
            tabindex=${panel === shown ? 0 : -1}
            @click=${() => show(panel, false)}
          >
            ${panel.title}${
              panel.count
                ? html`<span class="count" aria-hidden="true">${formatStep(panel.count(logbook, selected))}</span>`
                : nothing
            }
          </button>
        `,
      )}
    </div>
  `;
}

export const panelTabsStyles = css`
  .tabs {
    display: flex;
    gap: 2px;
    min-width: 0;
    padding: 0 var(--s2);
  }
  [role='tab'] {
    position: relative;
    display: flex;
    align-items: center;
    padding: 0 10px;
    color: var(--text-2);
    white-space: nowrap;
    transition: color var(--t-fast);
  }
  [role='tab']:hover {
    color: var(--text-1);
  }
  [role='tab']:focus-visible {
    outline-offset: -4px;
    border-radius: var(--r3);
  }
  [role='tab'][aria-selected='true'] {
    color: var(--text-1);
    font-weight: 600;
  }
  [role='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 10px -1px;
    height: 2px;
    background: var(--text-1);
  }
  .count {
    margin-left: 6px;
    color: var(--text-3);
    font: var(--type-micro);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 720px) {
    .tabs {
      grid-area: tabs;
      overflow-x: auto;
      padding: 0 2px;
    }
  }
`;
