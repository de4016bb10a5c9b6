import { Catalog } from './catalog.js';
import { ExperimentReader } from './experiment-reader.js';
import type { Abortable, LogbookFiles } from './files.js';
import { inBatches } from './in-batches.js';
import { kernel } from './kernel/index.js';
import type { Change, Notice } from './logbook.js';
import { unreadable } from './notices.js';
import { ReadQueue } from './read-queue.js';
import { RowMemory } from './row-memory.js';
import type { Share } from './shares.js';

/** How many of the newest experiments are peeked into before the list is answered first: those on the first screen. */
const peekedFirst = 32;
/** Up to here an experiment is small: to get at its files takes longer than to read them. */
const smallBytes = 256 * 1024;

/** Rows of many lines take about a quarter of what those take on disk, rows of few lines up to as much. */
const usualMemoryBytes = 1024 ** 3;

export interface FolderOptions {
  /** Only these experiments; without it, all. */
  share?: Share;
  /**
   * How much memory rows may take, for all shares together, 1 GiB if nothing is said; beyond it those that nobody has
   * asked for longest are let go, and read again when they are asked for. What is asked for is held in any case.
   */
  memoryBytes?: number;
}

/** The experiments of a folder, or a share of them: found, looked at and read. */
export class FolderExperiments {
  notices: Notice[] = [];
  /** Whether the folder has been looked into. */
  isListed = false;
  /** Becomes true with every scan that succeeds. */
  isCaughtUp = false;
  readonly #files: LogbookFiles;
  readonly #share: Share | undefined;
  readonly #tell: (type: Change['type'], id: string) => void;
  readonly #catalog: Catalog;
  readonly #readers = new Map<string, ExperimentReader>();
  readonly #queue = new ReadQueue(
    (id) => this.#read(id),
    (id) => this.#isSmall(id),
  );
  readonly #memory: RowMemory;
  readonly #closing = new AbortController();
  readonly #replaced = new Set<string>();
  /** What is being read, and is to be looked at when that has come to its end. */
  readonly #unlooked = new Set<string>();
  #scanning: Promise<void> | null = null;

  /** @param tell told of all that changes */
  constructor(
    files: LogbookFiles,
    { share, memoryBytes = usualMemoryBytes }: FolderOptions,
    tell: (type: Change['type'], id: string) => void,
  ) {
    this.#files = files;
    this.#memory = new RowMemory(memoryBytes / (share?.of ?? 1));
    this.#share = share;
    this.#tell = tell;
    this.#catalog = new Catalog(files, share);
  }

  get all(): ExperimentReader[] {
    return [...this.#readers.values()];
  }

  /** Those of these ids that there are. */
  of(ids: Iterable<string>): ExperimentReader[] {
    return [...ids].flatMap((id) => this.#readers.get(id) ?? []);
  }

  /**
   * Looks at the folders and at all files; a look that has begun is shared. Does not wait for what is to be read.
   * @param peeks whether heads and tails of new files are read before all else: for who will not wait for the rest
   */
  scan({ peeks = true } = {}): Promise<void> {
    this.#scanning ??= this.#scan(peeks).finally(() => (this.#scanning = null));
    return this.#scanning;
  }

  /** Waits for a scan that has begun, if any, whatever comes of it. */
  async scanned(): Promise<void> {
    await this.#scanning?.catch(() => undefined);
  }

  /** Looks at the files of these experiments. Does not wait for what is to be read. */
  async look(experiments: ExperimentReader[]): Promise<void> {
    void this.#queue.ask(await this.#look(experiments));
  }

  /** Reads experiments because somebody asks for them; with `look`, up to what is on disk now. */
  async read(experiments: ExperimentReader[], options: Abortable & { look?: boolean }): Promise<void> {
    if (options.look) await this.#lookAnew(experiments, options);
    await this.#queue.ask(this.#unreadOf(experiments), options.signal);
  }

  /** The same where their rows are asked for, too, which may have been let go. */
  async readRows(experiments: ExperimentReader[], options: Abortable & { look?: boolean }): Promise<void> {
    if (options.look) await this.#lookAnew(experiments, options);
    const lacking = experiments.filter((experiment) => this.#isUnread(experiment) || !experiment.isLoaded);
    await this.#queue.ask(
      lacking.map(({ id }) => id),
      options.signal,
    );
  }

  /** Keeps the rows of experiments in memory until what this gives back is called. */
  holdRows(experiments: ExperimentReader[]): () => void {
    return this.#memory.hold(experiments);
  }

  /** Ends all work. */
  close(): void {
    this.#closing.abort();
  }

  async #scan(peeks: boolean): Promise<void> {
    const options = { signal: this.#closing.signal };
    try {
      const listedMs = Date.now();
      const looking = this.#catalog.look(options);
      // It takes some ms to be made, which pass while the folder is being looked into.
      kernel();
      const { experiments, notices, unreadFolders } = await looking;
      const known = this.all;
      const added: ExperimentReader[] = [];
      for (const [id, files] of experiments) {
        const reader = this.#readers.get(id);
        if (reader) {
          if (reader.adopt(files, listedMs)) this.#tell('grown', id);
          continue;
        }
        const experiment = new ExperimentReader(this.#files, id, files);
        this.#readers.set(id, experiment);
        added.push(experiment);
        this.#tell('added', id);
      }
      for (const reader of known) {
        const { id, path } = reader;
        if (experiments.has(id) || unreadFolders.some((folder) => path.startsWith(`${folder}/`))) continue;
        this.#readers.delete(id);
        this.#memory.forget(reader);
        this.#tell('removed', id);
      }
      this.notices = notices;
      await this.look(this.of(known.map(({ id }) => id)));
      await this.#begin(added, peeks);
      this.isListed = true;
      this.isCaughtUp = true;
    } catch (error) {
      options.signal.throwIfAborted();
      if (!this.isListed) throw error;
      // The folder is gone or closed to us: what was read stays.
      this.notices = [unreadable('', error)];
    }
  }

  /** Looks at new experiments, so that the list can show them, and only then reads any: the newest ids first. */
  async #begin(added: ExperimentReader[], peeks: boolean): Promise<void> {
    const options = { signal: this.#closing.signal };
    added.sort((first, second) => (first.id < second.id ? 1 : -1));
    await inBatches(added, async (experiment) => void (await experiment.look(options)));
    const peeked = peeks ? Math.ceil(peekedFirst / (this.#share?.of ?? 1)) : 0;
    await inBatches(added.slice(0, peeked), (experiment) => experiment.peek(options));
    this.#queue.later(this.#unreadOf(added));
  }

  /** Looks at the files of experiments; gives the ids of those that have something new to be read. */
  async #look(experiments: ExperimentReader[]): Promise<string[]> {
    const changed: ExperimentReader[] = [];
    await inBatches(experiments, async (experiment) => {
      // To look at what is being read would be to wait until it has been read.
      const isBusy = this.#queue.isRunning(experiment.id);
      if (isBusy) this.#unlooked.add(experiment.id);
      if (isBusy || (await this.#hasChanged(experiment))) changed.push(experiment);
    });
    for (const experiment of changed) if (!this.#isUnread(experiment)) this.#tellOfRead(experiment.id);
    return this.#unreadOf(changed);
  }

  /** The same for files that have come since the folder was last looked into. */
  async #lookAnew(experiments: ExperimentReader[], options: Abortable): Promise<void> {
    await inBatches(experiments, (experiment) => experiment.findFiles(options));
    await this.#look(experiments);
  }

  async #hasChanged(experiment: ExperimentReader): Promise<boolean> {
    const change = await experiment.look({ signal: this.#closing.signal }).catch(() => 'same' as const);
    if (change === 'replaced') this.#replaced.add(experiment.id);
    return change !== 'same';
  }

  #isUnread({ id, exact }: ExperimentReader): boolean {
    return !exact || this.#unlooked.has(id);
  }

  #unreadOf(experiments: ExperimentReader[]): string[] {
    return experiments.filter((experiment) => this.#isUnread(experiment)).map(({ id }) => id);
  }

  #isSmall(id: string): boolean {
    return (this.#readers.get(id)?.unreadBytes ?? 0) <= smallBytes;
  }

  async #read(id: string): Promise<void> {
    const experiment = this.#readers.get(id);
    if (!experiment || this.#closing.signal.aborted) return;
    try {
      if (this.#unlooked.delete(id)) await this.#hasChanged(experiment);
      // It was asked for while it was read, and its rows have been let go since: nobody waits for them.
      if (experiment.exact && !experiment.isLoaded && !this.#memory.isAsked(experiment)) return;
      await experiment.read(() => this.#tell('progress', id), { signal: this.#closing.signal });
    } catch {
      return; // closed meanwhile
    }
    if (this.#readers.get(id) === experiment) this.#memory.grow(experiment);
    this.#tellOfRead(id);
  }

  #tellOfRead(id: string): void {
    this.#tell(this.#replaced.delete(id) ? 'replaced' : 'grown', id);
  }
}
