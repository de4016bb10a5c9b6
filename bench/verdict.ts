import type { DataSetName } from './data/data-sets.js';
import { median, type Outcome, type Sample } from './rounds.js';
import type { Part, Row } from './rows.js';
import type { SideName } from './sides.js';

/** What a part came to: medians of both sides, in `unit`, and their ratio. */
export interface Measured {
  part: Part;
  unit: 'ms' | 'MB';
  ours: number;
  baseline: number;
  ratio: number;
  passed: boolean;
  stretched: boolean;
}

/** What a row came to. One that could not be measured has not passed. */
export interface Verdict {
  row: Row;
  passed: boolean;
  /** The part that is nearest to its gate, or furthest below it; null where the row could not be measured. */
  worst: Measured | null;
  parts: Measured[];
  /** Why it could not be measured. */
  error: string | null;
}

export type Outcomes = (data: DataSetName, side: SideName) => Outcome;

export function verdictOf(row: Row, outcomes: Outcomes): Verdict {
  try {
    const parts = row.parts.map((part) => measuredOf(part, outcomes));
    const [worst] = parts.toSorted((one, other) => margin(one) - margin(other));
    return { row, passed: parts.every(({ passed }) => passed), worst: worst ?? null, parts, error: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { row, passed: false, worst: null, parts: [], error: why };
  }
}

/** What the process ends with. */
export const exitCodeOf = (verdicts: readonly Verdict[]): number => (verdicts.every(({ passed }) => passed) ? 0 : 1);

function measuredOf(part: Part, outcomes: Outcomes): Measured {
  const { data, figure, gate, stretch } = part;
  const samplesOf = (side: SideName): Sample[] => {
    const outcome = outcomes(data, side);
    if (outcome instanceof Error) throw new Error(`${side} on ${data}: ${outcome.message}`);
    return outcome;
  };
  const own = samplesOf(part.ours);
  const others = typeof part.baseline === 'number' ? [] : samplesOf(part.baseline);
  const read = new Set([...own, ...others].flatMap(({ checksum }) => checksum ?? []));
  if (read.size > 1)
    throw new Error(`${part.ours} and ${part.baseline} read ${data} differently: ${[...read].join(', ')}`);

  const middle = (samples: Sample[]): number => median(samples.map((sample) => sample[figure] ?? NaN));
  const ours = middle(own);
  const baseline = typeof part.baseline === 'number' ? part.baseline : middle(others);
  const ratio = part.ratio === 'times' ? baseline / ours : ours / baseline;
  const reaches = (mark: number): boolean => (part.ratio === 'times' ? ratio >= mark : ratio <= mark);
  return {
    part,
    unit: figure === 'ms' ? 'ms' : 'MB',
    ours,
    baseline,
    ratio,
    passed: reaches(gate),
    stretched: reaches(stretch ?? gate),
  };
}

/** Above 1 the gate is passed, and by how much. */
function margin({ part, ratio }: Measured): number {
  return part.ratio === 'times' ? ratio / part.gate : part.gate / ratio;
}
