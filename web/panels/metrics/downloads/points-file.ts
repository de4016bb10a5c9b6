import type { Logbook, PointColumns } from '../../../../sdk/read/logbook.js';
import type { PointFormat, Source } from './point-format.js';

/** So many points become text at once: the page stays alive in between. */
const rowsAtOnce = 20_000;

/**
 * Every logged point of a metric, in a file. It is put together from parts that the browser may lay on disk, so that
 * many points do not fill the memory.
 * @param written called with how many points have been written so far
 * @throws AbortError once the signal is aborted, and whatever the logbook rejects with
 */
export async function pointsFile(
  logbook: Logbook,
  { sources, metric, format }: { sources: readonly Source[]; metric: string; format: PointFormat },
  { signal, written }: { signal: AbortSignal; written: (points: number) => void },
): Promise<Blob> {
  const parts: Blob[] = [new Blob([format.head])];
  let points = 0;
  for (const source of sources) {
    for await (const columns of logbook.points({ id: source.id, source: 'log', metric }, { signal })) {
      for (const part of slices(columns)) {
        parts.push(new Blob([format.rows(source, part, points === 0)]));
        points += part.value.length;
        written(points);
        await nextTask();
        signal.throwIfAborted();
      }
    }
  }
  return new Blob([...parts, format.foot], { type: format.mediaType });
}

function* slices({ step, time, value }: PointColumns): Generator<PointColumns> {
  for (let from = 0; from < value.length; from += rowsAtOnce) {
    const to = from + rowsAtOnce;
    yield { step: step.subarray(from, to), time: time.subarray(from, to), value: value.subarray(from, to) };
  }
}

/** Lets what the person does come first. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
