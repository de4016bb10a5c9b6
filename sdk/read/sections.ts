/** Parts of a line in which the run goes on, all of them kept or all abandoned: they begin at `starts`, in order. */
export interface Sections {
  starts: number[];
  /** Whether a later part of the run took the place of each. */
  isAbandoned: boolean[];
  /** Whether each goes on from the one before, of which only the rest is abandoned. */
  isJoined: boolean[];
  /** How many times the run goes back. */
  rewinds: number;
}

/**
 * Divides a line where the run goes back, and where what a run that goes back takes the place of begins: all that had
 * come as far as where it goes on from, or farther.
 * @param progress how far the run was at each point, all finite
 */
export function sectionsOf(progress: Float64Array): Sections {
  const parts = partsOf(progress);
  const starts: number[] = [];
  const isAbandoned: boolean[] = [];
  const isJoined: boolean[] = [];
  let end = progress.length;
  let goesBackTo = Infinity;
  for (let part = parts.length - 1; part >= 0; part--) {
    const start = parts[part]!;
    const abandoned = firstFrom(progress, start, end, goesBackTo);
    if (abandoned < end) {
      starts.push(abandoned);
      isAbandoned.push(true);
      isJoined.push(abandoned > start);
    }
    if (abandoned > start) {
      starts.push(start);
      isAbandoned.push(false);
      isJoined.push(false);
    }
    goesBackTo = Math.min(goesBackTo, progress[start]!);
    end = start;
  }
  return {
    starts: starts.reverse(),
    isAbandoned: isAbandoned.reverse(),
    isJoined: isJoined.reverse(),
    rewinds: Math.max(0, parts.length - 1),
  };
}

/** Where the parts begin in which the run never goes back. */
function partsOf(progress: Float64Array): number[] {
  const parts = progress.length > 0 ? [0] : [];
  for (let index = 1; index < progress.length; index++) {
    if (progress[index]! < progress[index - 1]!) parts.push(index);
  }
  return parts;
}

/** The first place from `start` on, where values ascend, whose value is not below `least`; `end` where none is. */
function firstFrom(values: Float64Array, start: number, end: number, least: number): number {
  let from = start;
  for (let to = end; from < to;) {
    const middle = (from + to) >>> 1;
    if (values[middle]! < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
