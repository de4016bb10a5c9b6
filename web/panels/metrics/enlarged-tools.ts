import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../elements/icon.js';
import { segmented } from '../../elements/segmented.js';
import { metricHeading, metricName } from './metric-name.js';
import type { PanelShared } from './panel-shared.js';
import type { Charted } from './series-question.js';
import { zoomWords } from './zoom-words.js';

/** The metrics before and after the enlarged one; null at the ends. */
export interface Neighbours {
  previous: string | null;
  next: string | null;
}

/** Enlarges a neighbour, if there is one. */
export function goTo(shared: PanelShared | undefined, metric: string | null): void {
  if (metric !== null) shared?.layout.enlarge(metric);
}

/** The row above the enlarged chart: the way back, its name and neighbours, zoom, scale, pin, downloads. */
export function enlargedTools({
  shared,
  charted: { metric, axes, window },
  neighbours,
  openDownloads,
}: {
  shared: PanelShared;
  charted: Charted;
  neighbours: Neighbours;
  openDownloads: (anchor: Element) => void;
}): TemplateResult {
  const { layout, zoom, stores } = shared;
  const isPinned = stores.view.value.pinned.includes(metric);
  return html`<div class="tools" role="toolbar" aria-label="Enlarged chart">
    <button type="button" class="btn ghost" title="Back to all charts (Esc)" @click=${() => layout.shrink()}>
      ${icon('back')}All charts<kbd aria-hidden="true">Esc</kbd>
    </button>
    <span class="separator"></span>
    <h2 title=${metricName(metric)}>${metricHeading(metric)}</h2>
    ${neighbour(shared, neighbours.previous, 'Previous', 'K')} ${neighbour(shared, neighbours.next, 'Next', 'J')}
    <span class="gap"></span>
    ${window ? html`<span class="range num">${zoomWords(window, axes.x)}</span>` : nothing}
    <button
      type="button"
      class="btn ghost"
      aria-label="Reset zoom"
      ?disabled=${!window}
      title=${window ? 'Show all of the x axis (0)' : 'All of the x axis is shown. Drag across the chart to zoom.'}
      @click=${() => zoom.show(axes.x, null)}
    >
      ${icon('reset')}<span class="wide">Reset zoom</span>
    </button>
    <span class="separator"></span>
    ${segmented({
      label: 'Y axis',
      name: 'y',
      segments: [
        { value: 'linear', words: 'Linear' },
        { value: 'log', words: 'Log', title: 'Logarithmic (L)' },
      ],
      value: axes.yScale,
      change: (yScale) => layout.setChart([metric], { yScale }),
    })}
    <button
      type="button"
      class="icon-btn"
      aria-label=${isPinned ? 'Unpin' : 'Pin to the top'}
      aria-pressed=${isPinned}
      title="${isPinned ? 'Unpin' : 'Pin to the top'} (P)"
      @click=${() => layout.togglePin(metric)}
    >
      ${icon('pin')}
    </button>
    <button
      type="button"
      class="icon-btn"
      aria-label="Download"
      aria-haspopup="menu"
      title="Download, or copy a link"
      @click=${(event: Event) => openDownloads(event.currentTarget as Element)}
    >
      ${icon('download')}
    </button>
  </div>`;
}

function neighbour(shared: PanelShared, metric: string | null, words: string, key: string): TemplateResult {
  const which = words.toLowerCase();
  return html`<button
    type="button"
    class="icon-btn small ${which}"
    aria-label="${words} chart"
    ?disabled=${metric === null}
    title=${metric === null ? `There is no ${which} chart` : `${words}: ${metricName(metric)} (${key})`}
    @click=${() => goTo(shared, metric)}
  >
    ${icon('chevron')}
  </button>`;
}
