import { html, type TemplateResult } from 'lit';
import type { ChartLine, XKind } from './chart-line.js';
import { formatX } from './crosshair-overlay.js';
import { formatValue } from './format-number.js';

/** The figures of a chart's lines over all their points, for those who don't see the lines. */
export function seriesTable(lines: readonly ChartLine[], xKind: XKind, caption: string): TemplateResult {
  // Around the table: Firefox shows the caption of a table that is itself clipped.
  return html`<div class="unseen">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Experiment</th>
          <th scope="col">Last</th>
          <th scope="col">Min</th>
          <th scope="col">Max</th>
          <th scope="col">${xKind === 'time' ? 'Last time' : 'Last step'}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ label, trace: { stats } }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${formatValue(stats.last)}</td>
              <td>${figure(stats.min)}</td>
              <td>${figure(stats.max)}</td>
              <td>${formatX(stats.lastX, xKind)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** NaN says here that there is no finite value at all. */
const figure = (value: number): string => (Number.isNaN(value) ? 'none' : formatValue(value));
