/** How many colours each palette has (`--series-1` …); past them the same colours come again. */
const colorCounts = { standard: 12, 'okabe-ito': 8, 'tol-muted': 9 } as const;

/** The root's `data-palette` gives the colours of that name their values. */
export type Palette = keyof typeof colorCounts;

/** `--dash-0` … of the tokens, for the canvas. */
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

/** What of an experiment decides its colour and dash. */
export interface Colored {
  id: string;
  annotation: { color?: string } | null;
}

/** The colour that a person gave the experiment, else that of its number, as a CSS value: `var(--series-3)`. */
export function seriesColor(
  { annotation }: Pick<Colored, 'annotation'>,
  index: number,
  palette: Palette = 'standard',
): string {
  return annotation?.color ?? `var(--series-${(index % colorCounts[palette]) + 1})`;
}

/**
 * Tells lines of one colour apart: of the shown experiments that share a colour the one with the lowest number is
 * solid (0), the next has the first dash (1), and so on. So nothing is dashed while all colours differ, unless lines are
 * to have dashes from the first one on: each colour then begins with a dash of its own.
 * @param shown the experiments that are drawn
 * @param colorIndex the number of each experiment
 */
export function dashRanks(
  shown: Iterable<Colored>,
  colorIndex: ReadonlyMap<string, number>,
  { palette = 'standard', fromFirst = false }: { palette?: Palette; fromFirst?: boolean } = {},
): Map<string, number> {
  const numbered = [...shown].map(({ id, annotation }) => {
    const number = colorIndex.get(id) ?? 0;
    return { id, number, color: seriesColor({ annotation }, number, palette).toLowerCase() };
  });
  numbered.sort((one, other) => one.number - other.number);
  const next = new Map<string, number>();
  const ranks = new Map<string, number>();
  for (const { id, number, color } of numbered) {
    const rank = next.get(color) ?? (fromFirst ? number % colorCounts[palette] : 0);
    next.set(color, rank + 1);
    ranks.set(id, rank);
  }
  return ranks;
}

/** The dash of a rank, in CSS pixels, on and off by turns; empty for a solid line. */
export function seriesDash(rank: number): number[] {
  return [...(dashes[rank % dashes.length] ?? [])];
}
