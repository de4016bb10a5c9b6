import type { FolderOptions } from '../read/folder-experiments.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
} from '../read/logbook.js';

/**
 * How a logbook in another thread is asked. An AbortSignal can't be posted, so each call has a number, and
 * `cancel` with that number stops it. An error keeps its `name` and `message` only.
 */
export interface LogbookService {
  /** `origin` says where the files are, in words of the platform's own; it can be posted. */
  open(origin: unknown, options: FolderOptions): { name: string; live: boolean };
  experiments(call: number, options: { wait?: boolean }): Promise<ExperimentList>;
  series(call: number, query: SeriesQuery): Promise<SeriesAnswer>;
  summaries(call: number, query: SummariesQuery): Promise<SummariesAnswer>;
  damage(call: number, id: string): Promise<DamagedLine[]>;
  /** Begins to read every point; `nextPoints` with the same number brings them, null at the end. */
  points(call: number, query: PointsQuery): void;
  nextPoints(call: number): Promise<PointColumns | null>;
  /** Calls the listener, a comlink proxy, until the call is cancelled; then lets go of it. */
  changes(call: number, listener: (change: Change) => void): void;
  cancel(call: number): void;
}
