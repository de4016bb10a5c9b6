/** One run of one side. */
export interface Sample {
  ms: number;
  /** The most memory that its process ever had. */
  peakMb?: number;
  /** What it has read; sides that read the same data give the same one. */
  checksum?: string;
}

/** The runs of a side that count, or why there are none. */
export type Outcome = Sample[] | Error;

/** Runs that count; one before them does not: it finds files, code and browsers cold. */
export const countedRounds = 13;

/** A run that takes longer hangs. */
export const runLimitMs = 120_000;

/**
 * Runs each side once a round, every other round in the other order, so that what else the machine does is in the way
 * of all of them. A side that fails is not run again.
 */
export async function interleave<Name extends string>(
  sides: ReadonlyMap<Name, () => Promise<Sample>>,
  { rounds = countedRounds, say = (_words: string) => {} } = {},
): Promise<Map<Name, Outcome>> {
  const outcomes = new Map<Name, Outcome>();
  for (let round = 0; round <= rounds; round++) {
    const order = [...sides];
    if (round % 2 === 1) order.reverse();
    for (const [name, run] of order) {
      const before = outcomes.get(name) ?? [];
      if (before instanceof Error) continue;
      try {
        const sample = await run();
        say(`${name}: ${sample.ms.toFixed(1)} ms${round === 0 ? ', to warm up' : ''}`);
        outcomes.set(name, round === 0 ? [] : [...before, sample]);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        say(`${name}: ${failure.message}`);
        outcomes.set(name, failure);
      }
    }
  }
  return outcomes;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
