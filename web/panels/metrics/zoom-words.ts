import type { SeriesX } from '../../../sdk/read/logbook.js';
import { crosshairWords } from '../../charts/plot-words.js';
import type { Zoom } from '../../state/view.js';

/** The part of an axis that is shown: `step 4,000 – step 16,000`. */
export const zoomWords = ([from, to]: Zoom, x: SeriesX): string =>
  `${crosshairWords(rounded(from, to - from), x)} – ${crosshairWords(rounded(to, to - from), x)}`;

/** As exact as the range is wide: a thousandth of it. */
function rounded(end: number, width: number): number {
  const grain = 10 ** Math.floor(Math.log10(width) - 2);
  return grain >= 1 ? Math.round(end / grain) * grain : Number(end.toFixed(Math.min(20, -Math.log10(grain))));
}
