/** How many colours there are (`--series-1` …); past them the same colours come again with the next dash. */
const colorCount = 12;
/** `--dash-0` … of the tokens, for the canvas. */
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

/** The colour of an experiment's number, as a CSS value: `var(--series-3)`. */
export function seriesColor(index: number): string {
  return `var(--series-${(index % colorCount) + 1})`;
}

/** The dash of an experiment's number, in CSS pixels, on and off by turns; empty for a solid line. */
export function seriesDash(index: number): number[] {
  return [...(dashes[Math.floor(index / colorCount) % dashes.length] ?? [])];
}
