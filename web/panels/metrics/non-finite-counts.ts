import { formatStep } from '../../charts/format-number.js';
import type { SeriesAnswer } from '../../../sdk/read/logbook.js';

export interface NonFiniteCounts {
  nan: number;
  infinite: number;
}

/** How many values of these series are not finite, over all their points. */
export function countNonFinite({ traces }: SeriesAnswer): NonFiniteCounts {
  const counts = { nan: 0, infinite: 0 };
  for (const { stats } of traces) {
    counts.nan += stats.nan;
    counts.infinite += stats.positiveInfinity + stats.negativeInfinity;
  }
  return counts;
}

/** `14 NaN · 3 infinite`; empty where there is nothing to say. */
export function nonFiniteWords({ nan, infinite }: NonFiniteCounts): string {
  const parts = [nan > 0 ? `${formatStep(nan)} NaN` : '', infinite > 0 ? `${formatStep(infinite)} infinite` : ''];
  return parts.filter(Boolean).join(' · ');
}
