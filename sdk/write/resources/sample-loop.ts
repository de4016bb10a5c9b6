export interface SampleLoop {
  /** Takes a sample and keeps it. */
  sample: () => Promise<void>;
  /** Passes so much time. Between two samples there is always one such wait, whatever goes wrong. */
  wait: (ms: number) => Promise<void>;
  warn: (message: string) => void;
  /** At least 1. */
  intervalMs: number;
}

/** The first sample comes so soon: the load of the processors needs a while to mean something. */
export const firstSampleMs = 250;
const longestPauseMs = 10 * 60_000;

/**
 * Samples for ever, every `intervalMs`. Each failure in a row doubles the pause, up to ten minutes; the first of
 * all failures is told. Ends only if `wait` rejects.
 */
export async function sampleLoop({ sample, wait, warn, intervalMs }: SampleLoop): Promise<never> {
  let hasWarned = false;
  let failures = 0;
  await wait(Math.min(firstSampleMs, intervalMs));
  for (;;) {
    try {
      await sample();
      failures = 0;
    } catch (error) {
      failures++;
      if (!hasWarned)
        warn(`resources are not tracked for now: ${error instanceof Error ? error.message : String(error)}`);
      hasWarned = true;
    }
    await wait(
      failures === 0 ? intervalMs : Math.max(intervalMs, Math.min(intervalMs * 2 ** failures, longestPauseMs)),
    );
  }
}
