import { html, nothing, type TemplateResult } from 'lit';
import type { Trace, TraceStats } from '../../sdk/read/logbook.js';
import type { XKind } from './chart-line.js';
import type { ChartModel } from './chart-model.js';
import { formatValue } from './format-number.js';
import { formatX, xName } from './plot-words.js';

/** The figures of a chart's curves over all their points, for those who don't see them. */
export function seriesTable(
  { lines, bands, xKind }: Pick<ChartModel, 'lines' | 'bands' | 'xKind'>,
  caption: string,
): TemplateResult {
  const isSmoothed = lines.some(({ trace }) => trace.raw);
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
          ${isSmoothed ? html`<th scope="col">Last smoothed</th>` : nothing}
          <th scope="col">Min</th>
          <th scope="col">Max</th>
          <th scope="col">Last ${lastX(xKind)}</th>
        </tr>
      </thead>
      <tbody>
        ${bands.map(({ label, band: { stats } }) => row(`Mean of ${label}`, stats, null))}
        ${lines.map(({ label, trace }) => row(label, trace.stats, lastSmoothed(trace)))}
      </tbody>
    </table>
  </div>`;

  function row(label: string, stats: Stats, smoothed: number | null): TemplateResult {
    return html`<tr>
      <th scope="row">${label}</th>
      <td>${formatValue(stats.last)}</td>
      ${isSmoothed ? html`<td>${smoothed === null ? '' : formatValue(smoothed)}</td>` : nothing}
      <td>${figure(stats.min)}</td>
      <td>${figure(stats.max)}</td>
      <td>${formatX(stats.lastX, xKind)}</td>
    </tr>`;
  }
}

type Stats = Pick<TraceStats, 'last' | 'min' | 'max' | 'lastX'>;

/** Null where it is not smoothed, or its last point is not drawn. */
function lastSmoothed({ raw, x, y, stats }: Trace): number | null {
  return raw && x.at(-1) === stats.lastX ? y.at(-1)! : null;
}

function lastX(kind: XKind): string {
  if (kind === 'step') return 'step';
  return kind === 'time' || kind === 'clock' ? 'time' : xName(kind);
}

/** NaN says here that there is no finite value at all. */
const figure = (value: number): string => (Number.isNaN(value) ? 'none' : formatValue(value));
