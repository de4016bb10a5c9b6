import { html, nothing, type TemplateResult } from 'lit';
import { formatValue } from '../../charts/format-number.js';
import { lineSwatch } from '../../charts/line-swatch.js';
import { nearestPoint } from '../../charts/nearest-point.js';
import type { Picture } from './metric-series.js';

const everywhere = { min: -Infinity, max: Infinity };

/** The value in a card's header: the newest experiment's last one, or the one at the crosshair. */
export function headValue({ lines, bands }: Picture, crosshairX: number | null): TemplateResult | typeof nothing {
  // What stands from the back to the front has the newest last.
  const line = lines.at(-1);
  const band = bands.at(-1);
  const { color, dash, label } = line ?? band ?? {};
  if (color === undefined) return nothing;
  const at = line && crosshairX !== null ? nearestPoint(line.trace, crosshairX, everywhere) : null;
  const value = at?.y ?? line?.trace.stats.last ?? band?.band.stats.last ?? NaN;
  return html`<span class="last num" title=${`${at ? 'value' : 'last value'} of ${label}`}
    >${lineSwatch(color, dash)}${formatValue(value)}</span
  >`;
}
