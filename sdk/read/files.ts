/** Options that every operation which may take long accepts. */
export interface Abortable {
  /** Stops the work; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** What is known of a file without reading it. */
export interface FileStat {
  sizeBytes: number;
  /** Unix time of the last change, milliseconds. */
  modifiedMs: number;
}

/** A path that was found (`walkLogbook` says which), or a file or folder that cannot be looked into. */
export type ListedFile = { path: string } | { path: string; error: Error };

/**
 * Where the bytes of a logbook are: a folder on disk, a directory handle, chosen files, memory. What is to be read in
 * order comes at once or in chunks, as the platform has it.
 */
export type LogbookFiles = OpenableFiles | ChunkedFiles;

/** Paths are relative to the logbook, with `/` between folders. Nothing here knows what the bytes mean. */
interface FilesOfLogbook {
  /** What a person calls this logbook: its folder's name. */
  readonly name: string;
  /** Whether files may still change or appear; a snapshot of chosen files is not live. */
  readonly live: boolean;
  /** Every file that can belong to a logbook (`walkLogbook` says which), in no order. */
  list(options?: Abortable): AsyncIterable<ListedFile>;
  /** Size and time now. Rejects where the file is gone or cannot be read. */
  stat(path: string, options?: Abortable): Promise<FileStat>;
  /** The bytes from `start` to `end` (exclusive) in one piece that the caller may keep. */
  bytes(path: string, start: number, end: number, options?: Abortable): Promise<Uint8Array>;
  /**
   * Calls `hint` when something may have changed, until the signal is aborted. It is a hint only: platforms
   * miss changes (a browser sees nothing of a process that keeps its file open), so sizes are polled too.
   */
  watch?(hint: Hint, options: { signal: AbortSignal }): void;
  /** Without it nothing can be written. */
  readonly writer?: FileWriter;
}

/**
 * Changes files, each as a whole, so that whoever reads it meanwhile sees it as it was or as it will be. Rejects with
 * `disk-full`, with `not-allowed` where a person has to allow it first, and else with `cannot-write`.
 */
export interface FileWriter {
  /**
   * Replaces the text of a file by what `change` makes of it, null where there is none yet. No two changes are made at
   * the same time, by whichever process. Rejects with what `change` throws, too.
   */
  update(path: string, change: (text: string | null) => string): Promise<void>;
  /** Deletes files in this order, those that are there; none where it can be told beforehand that one cannot be. */
  remove(paths: readonly string[]): Promise<void>;
}

/** Told of the file that may have grown; without a path, files may have come or gone, or it is not known which grew. */
export type Hint = (path?: string) => void;

/** Files whose bytes can be had at once. */
export interface OpenableFiles extends FilesOfLogbook {
  /** Rejects where the file is gone or cannot be read. */
  open(path: string): Promise<OpenFile>;
}

/** Files whose bytes have to be waited for. */
export interface ChunkedFiles extends FilesOfLogbook {
  /**
   * The bytes from `start` to `end` (exclusive) in order; fewer where the file is shorter by now. A chunk is
   * valid until the next one is asked for: its buffer may be used again. Between two chunks, whatever else waits
   * for the event loop has its turn.
   */
  chunks(path: string, start: number, end: number, options?: Abortable): AsyncIterable<Uint8Array>;
}

/** A file that is open for reading. It has to be closed. */
export interface OpenFile {
  /**
   * Puts bytes from a place in the file on into memory, as many as there are and fit, or fewer; gives how many. 0 is the
   * end of the file. @throws where it cannot be read
   */
  read(memory: Uint8Array, at: number): number;
  close(): Promise<void>;
}
