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
  readonly #shards: readonly Logbook[];

  /** @param shards one for each share, the share's index being its place; at least one */
  constructor(shards: readonly Logbook[]) {
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

  async series(query: SeriesQuery, options?: Abortable): Promise<SeriesAnswer> {
    const answers = await this.#askShares(query, (shard, part) => shard.series(part, options));
    const traces = new Map(answers.flatMap((answer) => answer.traces).map((trace) => [trace.id, trace]));
    return {
      complete: answers.every(({ complete }) => complete),
      traces: [...new Set(query.experiments)].flatMap((id) => traces.get(id) ?? []),
      bands: [],
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
    ask: (shard: Logbook, part: Query) => Promise<Answer>,
  ): Promise<Answer[]> {
    const shares = this.#shards.map((shard): [Logbook, string[]] => [shard, []]);
    for (const id of query.experiments) shares[this.#indexOf(id)]![1].push(id);
    return Promise.all(
      shares
        .filter(([, experiments]) => experiments.length > 0)
        .map(([shard, experiments]) => ask(shard, { ...query, experiments })),
    );
  }

  #indexOf(id: string): number {
    return shardOf(id, this.#shards.length);
  }

  #shardOf(id: string): Logbook {
    return this.#shards[this.#indexOf(id)]!;
  }
}
