import { bandOf } from './bands.js';
import type { ExperimentReader } from './experiment-reader.js';
import { groupLineOf, type GroupLine } from './group-line.js';
import { lineOf, type Line } from './line.js';
import type { LinesQuery } from './logbook-share.js';
import { traceOf } from './series.js';
import type { Band, SeriesAnswer, SeriesQuery, Trace } from './series-query.js';
import { SmoothedColumns } from './smoothed-columns.js';
import type { Turns } from './turns.js';

/** Draws curves of experiments whose rows are there, in turns with all else. What it smooths it keeps for a while. */
export class Curves {
  readonly #smoothed = new SmoothedColumns();

  /**
   * @param experiments those of the question and of its groups that there are
   * @param others lines of experiments that are in its groups and not here
   */
  async answer(
    query: SeriesQuery,
    experiments: readonly ExperimentReader[],
    others: readonly GroupLine[],
    turns: Turns,
    signal: AbortSignal | undefined,
  ): Promise<SeriesAnswer> {
    const { groups = [] } = query;
    const only = (ids: readonly string[]): ExperimentReader[] => {
      const wanted = new Set(ids);
      return experiments.filter(({ id }) => wanted.has(id));
    };
    const traces: Trace[] = [];
    for (const experiment of only(query.experiments)) {
      const line = await this.#lineOf(experiment, query, turns, signal);
      if (line) traces.push(traceOf(experiment.id, line, query, experiment.isLoaded));
    }
    const grouped = only(groups.flatMap((group) => group.experiments));
    const lines = [...others, ...(await this.groupLines(query, grouped, turns, signal))];
    const linesById = new Map(lines.map((line) => [line.id, line]));
    const bands: Band[] = [];
    for (const { id, experiments: members } of groups) {
      const ofGroup = [...new Set(members)].flatMap((member) => linesById.get(member) ?? []);
      const band = await bandOf(id, ofGroup, query, turns, signal);
      if (band) bands.push(band);
    }
    const complete = experiments.every(({ isLoaded }) => isLoaded) && others.every((line) => line.complete);
    return { complete, traces, bands };
  }

  /** A line for each experiment, as the mean of its group takes it. */
  async groupLines(
    query: LinesQuery,
    experiments: readonly ExperimentReader[],
    turns: Turns,
    signal: AbortSignal | undefined,
  ): Promise<GroupLine[]> {
    const lines: GroupLine[] = [];
    for (const experiment of experiments) {
      const line = await this.#lineOf(experiment, query, turns, signal);
      lines.push(groupLineOf(experiment.id, line, experiment.isLoaded));
    }
    return lines;
  }

  /** Null where the experiment has no point of the metric. */
  async #lineOf(
    experiment: ExperimentReader,
    { source, metric, x, smoothing }: LinesQuery,
    turns: Turns,
    signal: AbortSignal | undefined,
  ): Promise<Line | null> {
    await turns.next(signal);
    const rows = experiment.rows(source);
    const column = rows?.metrics.get(metric);
    if (!rows || !column || column.length === 0) return null;
    const smoothed = smoothing ? this.#smoothed.of(column, x, smoothing) : null;
    while (smoothed && !smoothed.advance(rows, column)) await turns.next(signal);
    return lineOf(rows, column, x, experiment.startTime, smoothed?.values ?? null);
  }
}
