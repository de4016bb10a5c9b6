import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import type { Abortable } from './files.js';
import { parseImageRef } from './image-ref.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  Logbook,
  MetricSummary,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from './logbook.js';
import type { LogbookShare } from './logbook-share.js';
import { newestFirst } from './newest-first.js';
import { mergeNotices } from './notices.js';
import { shardOf } from './shares.js';

/**
 * Several logbooks of one folder, each holding a share of its experiments, as the one logbook that they are
 * together. What is asked about an experiment goes to the shard that has it, and to no other.
 */
export class ShardedLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly writable: boolean;
  readonly #shards: readonly LogbookShare[];

  /** @param shards one for each share, the share's index being its place; at least one */
  constructor(shards: readonly LogbookShare[]) {
    const [first] = shards;
    if (!first) throw new RangeError('A logbook has at least one shard');
    this.name = first.name;
    this.live = first.live;
    this.writable = first.writable;
    this.#shards = shards;
  }

  async experiments(options?: Abortable & { wait?: boolean }): Promise<ExperimentList> {
    const lists = await Promise.all(this.#shards.map((shard) => shard.experiments(options)));
    return {
      items: lists.flatMap(({ items }) => items).sort(newestFirst),
      exact: lists.every(({ exact }) => exact),
      notices: mergeNotices(lists.flatMap(({ notices }) => notices)),
    };
  }

  /** Each group is drawn by the share that holds most of it; the others give it the lines of theirs. */
  async series(query: SeriesQuery, options?: Abortable): Promise<SeriesAnswer> {
    const groups = query.groups ?? [];
    const homes = groups.map(({ experiments }) => this.#homeOf(experiments));
    const asked = this.#shards.map(async (shard, index): Promise<SeriesAnswer | null> => {
      const experiments = query.experiments.filter((id) => this.#indexOf(id) === index);
      const drawn = groups.filter((_, place) => homes[place] === index);
      if (experiments.length === 0 && drawn.length === 0) return null;
      const others = new Set(drawn.flatMap((group) => group.experiments).filter((id) => this.#indexOf(id) !== index));
      const linesQuery = { ...query, experiments: [...others] };
      const lines = await this.#askShares(linesQuery, (other, part) => other.lines(part, options));
      return shard.series({ ...query, experiments, groups: drawn }, { ...options, lines: lines.flat() });
    });
    const answers = (await Promise.all(asked)).filter((answer) => answer !== null);
    const traces = new Map(answers.flatMap((answer) => answer.traces).map((trace) => [trace.id, trace]));
    const bands = new Map(answers.flatMap((answer) => answer.bands).map((band) => [band.id, band]));
    return {
      complete: answers.every(({ complete }) => complete),
      traces: [...new Set(query.experiments)].flatMap((id) => traces.get(id) ?? []),
      bands: groups.flatMap(({ id }) => bands.get(id) ?? []),
    };
  }

  async summaries(query: SummariesQuery, options?: Abortable): Promise<SummariesAnswer> {
    const answers = await this.#askShares(query, (shard, part) => shard.summaries(part, options));
    const ofExperiments = new Map<string, MetricSummary[]>(query.experiments.map((id) => [id, []]));
    for (const summary of answers.flatMap((answer) => answer.summaries)) ofExperiments.get(summary.id)?.push(summary);
    return {
      complete: answers.every(({ complete }) => complete),
      summaries: [...ofExperiments.values()].flat(),
    };
  }

  points(query: PointsQuery, options?: Abortable): AsyncIterable<PointColumns> {
    return this.#shardOf(query.id).points(query, options);
  }

  damage(id: string, options?: Abortable): Promise<DamagedLine[]> {
    return this.#shardOf(id).damage(id, options);
  }

  images(query: RangeQuery, options?: Abortable): Promise<ImagesAnswer> {
    return this.#shardOf(query.id).images(query, options);
  }

  image(ref: string, options?: Abortable): Promise<ImageFile> {
    // A ref that names no experiment is refused by any of them.
    return this.#shardOf(parseImageRef(ref)?.id ?? '').image(ref, options);
  }

  text(query: RangeQuery, options?: Abortable): Promise<TextAnswer> {
    return this.#shardOf(query.id).text(query, options);
  }

  raw(id: string, options?: Abortable): AsyncIterable<Uint8Array> {
    return this.#shardOf(id).raw(id, options);
  }

  annotate(id: string, patch: AnnotationPatch): Promise<Annotation> {
    return this.#shardOf(id).annotate(id, patch);
  }

  remove(id: string, options?: { force?: boolean }): Promise<void> {
    return this.#shardOf(id).remove(id, options);
  }

  changes(listener: (change: Change) => void, options: { signal: AbortSignal }): void {
    for (const shard of this.#shards) shard.changes(listener, options);
  }

  close(): void {
    for (const shard of this.#shards) shard.close();
  }

  /** Asks each shard for its experiments of a question, and no shard that has none of them. */
  #askShares<Query extends { experiments: string[] }, Answer>(
    query: Query,
    ask: (shard: LogbookShare, part: Query) => Promise<Answer>,
  ): Promise<Answer[]> {
    const shares = this.#shards.map((shard): [LogbookShare, string[]] => [shard, []]);
    for (const id of query.experiments) shares[this.#indexOf(id)]![1].push(id);
    return Promise.all(
      shares
        .filter(([, experiments]) => experiments.length > 0)
        .map(([shard, experiments]) => ask(shard, { ...query, experiments })),
    );
  }

  /** The share that holds most of these experiments. */
  #homeOf(experiments: readonly string[]): number {
    const counts = this.#shards.map(() => 0);
    for (const id of experiments) counts[this.#indexOf(id)]! += 1;
    return counts.indexOf(Math.max(...counts));
  }

  #indexOf(id: string): number {
    return shardOf(id, this.#shards.length);
  }

  #shardOf(id: string): Logbook {
    return this.#shards[this.#indexOf(id)]!;
  }
}
