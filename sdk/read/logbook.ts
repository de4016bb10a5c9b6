import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import type { Json } from '../format/json.js';
import type { TextRecord } from '../format/text.js';
import type { Abortable } from './files.js';
import type { SeriesAnswer, SeriesQuery, SeriesSource } from './series-query.js';

export * from './series-query.js';

/** Something that keeps a part of the logbook from being read, or that the person should know about it. */
export interface Notice {
  /**
   * - `unreadable`: the file or folder at `path` could not be read; what was read before stays.
   * - `inside-experiments`: the opened folder is a logbook's `experiments/`; its parent has text and resources.
   * - `logbooks-below`: no experiments here, but `path` is a logbook of its own.
   * - `skipped`: `count` JSONL files were found that hold no experiment.
   */
  kind: 'unreadable' | 'inside-experiments' | 'logbooks-below' | 'skipped';
  path: string;
  /** One sentence for the person. */
  message: string;
  count?: number;
}

/**
 * An experiment as the list shows it. Null is what is not known (yet, while `exact` is false) or absent.
 * Times are Unix seconds unless the name says otherwise, and as they were logged: also not finite.
 */
export interface ExperimentSummary {
  id: string;
  /** The annotated name, else the one that was logged. */
  name: string | null;
  /** The file's own word: `running`, `completed`, `interrupted`, `recovered`. */
  status: string | null;
  startTime: number | null;
  endTime: number | null;
  /** When any of its files last changed, Unix milliseconds; `silentSeconds` and `isSilent` derive from it. */
  modifiedMs: number | null;
  /** Log lines, those with images too. */
  logCount: number | null;
  /** The highest step so far. */
  lastStep: number | null;
  /** How many log lines have a lower step than the one before: where it was resumed from an earlier state, or counts anew. */
  rewinds: number | null;
  /** How many logged values of all log metrics are not finite. */
  nonFinite: { nan: number; infinite: number } | null;
  /** Names of the log metrics, sorted. */
  metrics: string[] | null;
  /** Names of the resource metrics, sorted; a namespace of its own. */
  resourceMetrics: string[] | null;
  hasImages: boolean | null;
  hasText: boolean | null;
  hasResources: boolean | null;
  /** Damaged lines in all files of the experiment. */
  damagedLines: number | null;
  /** The merged metadata lines; a non-finite number is the string `NaN`, `Infinity` or `-Infinity`. */
  metadata: { [key: string]: Json };
  annotation: Annotation | null;
  /** Files of it that cannot be read. */
  faults: Notice[];
  /** Bytes of all its files, and how many of them have been read. */
  sizeBytes: number;
  readBytes: number;
  /** Whether all that is on disk has been read. */
  exact: boolean;
}

export interface ExperimentList {
  /** Newest first, by start time, then by id. */
  items: ExperimentSummary[];
  /** Whether every item is. */
  exact: boolean;
  notices: Notice[];
}

/** Figures over values of a metric; the lowest and the highest are of the finite ones, NaN where there are none. */
export interface ValueStats {
  /** All of them, the non-finite ones too. */
  count: number;
  nan: number;
  positiveInfinity: number;
  negativeInfinity: number;
  min: number;
  max: number;
  /** The one that was logged last, finite or not. */
  last: number;
}

export interface SummariesQuery {
  /** Ids; unknown ones give no summary. */
  experiments: string[];
  source: SeriesSource;
  /** Null is all that each experiment has. */
  metrics: string[] | null;
  /** Answer only when all that is on disk has been read. */
  wait?: boolean;
}

/** Figures over all points of one metric, and the steps that they were logged at. */
export interface MetricFigures extends ValueStats {
  /** Of the first of the lowest values; NaN where none is finite. */
  minStep: number;
  /** Of the first of the highest values; NaN where none is finite. */
  maxStep: number;
  lastStep: number;
}

/** One metric of one experiment. */
export interface MetricSummary extends MetricFigures {
  id: string;
  metric: string;
  /** Whether all that is on disk has been read. */
  complete: boolean;
}

export interface SummariesAnswer {
  complete: boolean;
  /**
   * In the order of the query's experiments, and within one of its metrics, or sorted by name where it asked for all;
   * none for a metric that an experiment has no point of.
   */
  summaries: MetricSummary[];
}

export interface PointsQuery {
  id: string;
  source: SeriesSource;
  metric: string;
}

/** Every logged point, in file order, equally long columns. */
export interface PointColumns {
  /** The logged step, or the row's position where there is none; always finite. */
  step: Float64Array;
  /** Unix seconds; NaN where the line has none. */
  time: Float64Array;
  value: Float64Array;
}

/** A part of the lines of one kind of an experiment, in file order. */
export interface RangeQuery {
  id: string;
  /** The place of the first line, from 0. */
  from: number;
  /** How many lines at most; 0 is none. */
  limit: number;
  /** Answer only when all that is on disk has been read. */
  wait?: boolean;
}

/** An image that was logged: what is known of it without its bytes. */
export interface ImageInfo {
  /** What `image` is asked by. It stands for these very bytes, and for no others that may come into their place. */
  ref: string;
  /** The place of its line among the experiment's lines with images: its step is that of `steps`. */
  line: number;
  /** The logged step, or the row's position where there is none. */
  step: number;
  /** Its place among the images that were logged together, from 0. */
  index: number;
  /** What it shows, as in `val/segmentation`; `images` where nothing was said. */
  key: string;
  /** As it was logged; null without one. */
  label: Json;
  /** `base64_png`, `base64_jpeg`, `base64_webp`, or what another writer made of it. */
  format: string;
  /** The size of the image itself. */
  bytes: number;
}

export interface ImagesAnswer {
  /** Whether all that is on disk has been read. */
  complete: boolean;
  /** The steps of all lines with images, whatever the range. */
  steps: Float64Array;
  /** Of how many lines, from the first of the range on: fewer than asked for where these would be very large. */
  lines: number;
  /** The images of these lines. */
  images: ImageInfo[];
}

export interface ImageFile {
  /** Its media type; `application/octet-stream` where its format is not known. */
  type: string;
  bytes: Uint8Array;
}

export interface TextAnswer {
  complete: boolean;
  /** How many text lines there are, whatever the range. */
  total: number;
  /** The lines of the range; fewer where these would be very large, but one at least. */
  lines: TextRecord[];
}

export interface DamagedLine {
  path: string;
  /** 1-based. */
  line: number;
  offset: number;
  sizeBytes: number;
  /** The beginning, at most 200 characters. */
  excerpt: string;
  /** Whether a whole record was found in it and read. */
  recovered: boolean;
}

export interface Change {
  /**
   * - `added`, `removed`: experiments came or went.
   * - `grown`: their files have more, or something else of the summary changed.
   * - `replaced`: their files were written anew and read afresh.
   * - `progress`: more of what was there has been read.
   */
  type: 'added' | 'grown' | 'replaced' | 'removed' | 'progress';
  ids: string[];
}

/**
 * What can be asked of a logbook. The page sees this interface only; a worker holding a folder's handle and
 * the host over HTTP answer alike. Errors carry their code in `name` (`unknown-experiment`, `AbortError`),
 * which is all that survives a worker's border. Whatever is asked by an id rejects with `unknown-experiment`.
 */
export interface Logbook {
  readonly name: string;
  /** Whether it follows changes on disk. */
  readonly live: boolean;
  /** Whether it can be written to: `annotate` and `remove` reject with `read-only` where it cannot. */
  readonly writable: boolean;
  /** Answers at once with what is known, or with `wait` when every file has been read. */
  experiments(options?: Abortable & { wait?: boolean }): Promise<ExperimentList>;
  /** What has been read so far, as few points as show every extreme at that width. */
  series(query: SeriesQuery, options?: Abortable): Promise<SeriesAnswer>;
  /** Figures over all points that have been read so far. */
  summaries(query: SummariesQuery, options?: Abortable): Promise<SummariesAnswer>;
  /** Every point; a metric that was never logged gives no columns. */
  points(query: PointsQuery, options?: Abortable): AsyncIterable<PointColumns>;
  /** Damaged lines in file order, the first 1,000. */
  damage(id: string, options?: Abortable): Promise<DamagedLine[]>;
  /** Which images there are, by the lines that hold them. */
  images(query: RangeQuery, options?: Abortable): Promise<ImagesAnswer>;
  /** One image. Rejects with `unknown-image` where it is not, or no longer, where its ref says. */
  image(ref: string, options?: Abortable): Promise<ImageFile>;
  /** Text lines. */
  text(query: RangeQuery, options?: Abortable): Promise<TextAnswer>;
  /** The experiment's own log, byte for byte, up to what is on disk when it begins. */
  raw(id: string, options?: Abortable): AsyncIterable<Uint8Array>;
  /**
   * Changes what people add to an experiment, never its own files; gives all of that as it is now. Rejects with
   * `cannot-annotate` where there is no place for it, or what is there cannot be read.
   */
  annotate(id: string, patch: AnnotationPatch): Promise<Annotation>;
  /**
   * Deletes all files of an experiment. Rejects with `being-written` where it is still written to, unless it is forced:
   * the lines to come would be lost.
   */
  remove(id: string, options?: { force?: boolean }): Promise<void>;
  /** Calls the listener until the signal is aborted. */
  changes(listener: (change: Change) => void, options: { signal: AbortSignal }): void;
  /** Ends its work; nothing may be asked afterwards. */
  close(): void;
}
