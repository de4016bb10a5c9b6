import type { Picture } from './metric-series.js';
import type { Drawn } from './shown-charts.js';

/** What stands out in a chart when something is hovered anywhere: an experiment that is drawn in a group stands for it. */
export function hoveredIn({ groups }: Drawn, hovered: string | null): string | null {
  if (hovered === null) return null;
  return groups.find(({ experiments }) => experiments.includes(hovered))?.id ?? hovered;
}

/** How many lines are drawn, those of groups too. */
export const lineCount = ({ lines, bands }: Picture): number => lines.length + bands.length;
