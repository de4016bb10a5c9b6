import type { SeriesX } from '../../../sdk/read/logbook.js';
import { crosshairWords } from '../../charts/plot-words.js';
import type { Zoom } from '../../state/view.js';

/** The part of an axis that is shown: `step 4,000 – 16,000`, `1 h 10 min – 1 h 52 min`. */
export function zoomWords([from, to]: Zoom, x: SeriesX): string {
  const [first, last] = [from, to].map((end) => crosshairWords(rounded(end, to - from), x)) as [string, string];
  return `${first} – ${x === 'step' ? last.replace('step ', '') : last}`;
}

/** As exact as the range is wide: a thousandth of it. */
function rounded(end: number, width: number): number {
  const grain = 10 ** Math.floor(Math.log10(width) - 2);
  return grain >= 1 ? Math.round(end / grain) * grain : Number(end.toFixed(Math.min(20, -Math.log10(grain))));
}
