import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import type { FolderOptions } from '../read/folder-experiments.js';
import type { GroupLine } from '../read/group-line.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from '../read/logbook.js';
import type { LinesQuery } from '../read/logbook-share.js';

/** What a logbook is, known once it is open. */
export interface OpenedLogbook {
  name: string;
  live: boolean;
  writable: boolean;
}

/**
 * How a logbook in another thread is asked. An AbortSignal can't be posted, so each call has a number, and
 * `cancel` with that number stops it. An error keeps its `name` and `message` only.
 */
export interface LogbookService {
  /** `origin` says where the files are, in words of the platform's own; it can be posted. */
  open(origin: unknown, options: FolderOptions): OpenedLogbook;
  experiments(call: number, options: { wait?: boolean }): Promise<ExperimentList>;
  series(call: number, query: SeriesQuery, lines: readonly GroupLine[]): Promise<SeriesAnswer>;
  lines(call: number, query: LinesQuery): Promise<GroupLine[]>;
  summaries(call: number, query: SummariesQuery): Promise<SummariesAnswer>;
  damage(call: number, id: string): Promise<DamagedLine[]>;
  images(call: number, query: RangeQuery): Promise<ImagesAnswer>;
  image(call: number, ref: string): Promise<ImageFile>;
  text(call: number, query: RangeQuery): Promise<TextAnswer>;
  annotate(call: number, id: string, patch: AnnotationPatch): Promise<Annotation>;
  remove(call: number, id: string, options: { force?: boolean }): Promise<void>;
  /** Begins to read every point; `nextPoints` with the same number brings them, null at the end. */
  points(call: number, query: PointsQuery): void;
  nextPoints(call: number): Promise<PointColumns | null>;
  /** The same for a log as it is on disk. */
  raw(call: number, id: string): void;
  nextRaw(call: number): Promise<Uint8Array | null>;
  /** Calls the listener, a comlink proxy, until the call is cancelled; then lets go of it. */
  changes(call: number, listener: (change: Change) => void): void;
  cancel(call: number): void;
}
