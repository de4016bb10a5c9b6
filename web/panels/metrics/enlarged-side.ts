import { html, type TemplateResult } from 'lit';
import { icon } from '../../elements/icon.js';
import { segmented } from '../../elements/segmented.js';
import { axisWords } from './chart-axes.js';
import './figures-table.js';
import { metricName } from './metric-name.js';
import type { PanelShared } from './panel-shared.js';
import type { Charted } from './series-question.js';
import './smoothing-controls.js';

/** The column beside the enlarged chart: figures over all steps, smoothing, x axis. */
export function enlargedSide({
  shared,
  charted: { metric, all, axes },
  chooseX,
}: {
  shared: PanelShared;
  charted: Charted;
  chooseX: () => void;
}): TemplateResult {
  return html`<aside aria-label="About ${metricName(metric)}">
    <section class="values">
      <h3>Values <span>of all steps</span></h3>
      <mtx-figures-table narrow .shared=${shared} .metric=${metric} .experiments=${all}></mtx-figures-table>
    </section>
    <section>
      <h3>Smoothing <span>of all charts</span></h3>
      <mtx-smoothing-controls .settings=${shared.stores.settings} .x=${axes.x}></mtx-smoothing-controls>
    </section>
    <section>
      <h3>X axis</h3>
      <button
        type="button"
        class="btn chosen"
        aria-haspopup="dialog"
        aria-label="X axis: ${axisWords(axes.x)}"
        @click=${chooseX}
      >
        <span>${axisWords(axes.x)}</span>${icon('chevron')}
      </button>
      ${segmented({
        label: 'Scale of the x axis',
        name: 'x-scale',
        segments: [
          { value: 'linear', words: 'Linear' },
          { value: 'log', words: 'Log' },
        ],
        value: axes.xScale,
        change: (xScale) => shared.layout.setChart([metric], { xScale }),
      })}
    </section>
  </aside>`;
}
