import { createContext } from '@lit/context';
import type { Annotation, AnnotationPatch } from '../../sdk/format/annotation.js';
import type { ExperimentSummary, Logbook } from '../../sdk/read/logbook.js';
import { allowWriting } from '../sources/index.js';
import { editFailure, type EditFailure } from './edit-failure.js';
import { deleted, editWords, restored, verbOf, type EditVerb } from './edit-words.js';
import { experimentName } from './experiment-name.js';
import type { LogbookStore } from './logbook-store.js';
import { sameData } from './same-data.js';
import { Store } from './store.js';

/** A change of experiments, as far as it has come. */
export interface Edit {
  /** What came of it: `Archived 2 of 3 experiments`, `Could not rename “baseline”`. */
  words: string;
  /** Ids of the experiments that are to be changed. */
  wanted: readonly string[];
  /** Ids of those that have been. */
  done: readonly string[];
  /** Those that could not be, and why. */
  failed: readonly { id: string; failure: EditFailure }[];
  isOver: boolean;
  /** Takes back what is done; null where nothing is, where it cannot be, and before it is over. */
  undo: UndoEntry | null;
}

export interface UndoEntry {
  /** What was done and can be undone: `Archived 3 experiments`. */
  words: string;
  /**
   * Gives the experiments the values that they had, each key that was changed and no other, and removes those that were not
   * there. Those that somebody has changed since fail with `changed-since`, and are left as they are. It is an edit itself,
   * so it can be undone, too.
   */
  undo(): Promise<Edit>;
}

type Write = (logbook: Logbook, experiment: Pick<ExperimentSummary, 'id' | 'annotation'>) => Promise<unknown>;

/** What an edit is to do to each of its experiments. */
interface Plan {
  verb: EditVerb;
  wanted: readonly string[];
  write: Write;
  /** Takes back what was done; absent where that cannot be. */
  undo?: () => Promise<Edit>;
}

/**
 * What the person changes in experiments, one edit after another; the value is the latest. Each asks for the permission
 * that it lacks, so it is called in a click or on a key. None rejects: what could not be done stands in the edit. When it is
 * over, the list of experiments shows it.
 */
export class ExperimentEdits extends Store<Edit | null> {
  readonly #logbooks: LogbookStore;
  #last: Promise<unknown> = Promise.resolve();

  constructor(logbooks: LogbookStore) {
    super(null);
    this.#logbooks = logbooks;
  }

  /** Changes what people add to experiments. */
  annotate(ids: readonly string[], patch: AnnotationPatch): Promise<Edit> {
    return this.#annotate(verbOf(patch), new Map(ids.map((id) => [id, patch])));
  }

  /** The same, where each is changed in its own way: by id, all in the same keys. */
  annotateEach(patches: ReadonlyMap<string, AnnotationPatch>): Promise<Edit> {
    const [first = {}] = patches.values();
    return this.#annotate(verbOf(first), patches);
  }

  /** Without a name it is called again what was logged. */
  rename(id: string, name: string): Promise<Edit> {
    return this.annotate([id], { name: name.trim() || null });
  }

  archive(ids: readonly string[]): Promise<Edit> {
    return this.annotate(ids, { archived: true });
  }

  unarchive(ids: readonly string[]): Promise<Edit> {
    return this.annotate(ids, { archived: null });
  }

  /** Deletes all files of experiments, for good. Those that are still written to, only where it is forced. */
  remove(ids: readonly string[], { force = false }: { force?: boolean } = {}): Promise<Edit> {
    return this.#edit({ verb: deleted, wanted: ids, write: (logbook, { id }) => logbook.remove(id, { force }) });
  }

  /** The person has seen what came of it. */
  dismiss(): void {
    this.value = null;
  }

  /** @param expected what must still stand in the keys of the patches, by id; absent where that does not matter */
  #annotate(
    verb: EditVerb,
    patches: ReadonlyMap<string, AnnotationPatch>,
    expected?: ReadonlyMap<string, AnnotationPatch>,
  ): Promise<Edit> {
    const earlier = new Map<string, AnnotationPatch>();
    const written = new Map<string, AnnotationPatch>();
    const write: Write = async (logbook, { id, annotation }) => {
      const patch = patches.get(id) ?? {};
      // A patch of nothing tells what is there now; the list may be older.
      const before = expected ? await logbook.annotate(id, {}) : annotation;
      const values = valuesIn(before, patch);
      if (expected && !sameData(values, expected.get(id))) throw changedSince();
      written.set(id, valuesIn(await logbook.annotate(id, patch), patch));
      earlier.set(id, values);
    };
    const undo = (): Promise<Edit> => this.#annotate(restored, earlier, written);
    return this.#edit({ verb, wanted: [...patches.keys()], write, undo });
  }

  #edit(plan: Plan): Promise<Edit> {
    const { logbook } = this.#logbooks.value;
    // Asked at once: later on, the browser would no longer know that the person clicked.
    const asked = logbook ? allowWriting(logbook) : Promise.reject(closed());
    const refusal = asked.then(() => null, editFailure);
    const turn = this.#last.then(async () => this.#carryOut(plan, logbook, await refusal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** @param refusal why nothing can be changed at all; null where nothing is known to be in the way */
  async #carryOut(plan: Plan, logbook: Logbook | null, refusal: EditFailure | null): Promise<Edit> {
    const { verb, wanted, write, undo } = plan;
    const known = new Map(this.#logbooks.value.experiments.map((experiment) => [experiment.id, experiment]));
    const [only = ''] = wanted;
    const name = wanted.length === 1 ? experimentName(known.get(only) ?? { id: only, name: null }) : null;
    const done: string[] = [];
    const failed: { id: string; failure: EditFailure }[] = [];
    const show = (isOver: boolean): Edit => {
      const words = editWords(verb, name, done.length, wanted.length);
      const entry = isOver && undo && done.length > 0 ? { words, undo } : null;
      return (this.value = { words, wanted, done: [...done], failed: [...failed], isOver, undo: entry });
    };
    let ofAll = refusal;
    for (const id of wanted) {
      show(false);
      try {
        if (!ofAll && logbook) await write(logbook, known.get(id) ?? { id, annotation: null });
        if (ofAll) failed.push({ id, failure: ofAll });
        else done.push(id);
      } catch (error) {
        const failure = editFailure(error);
        if (failure.isOfAll) ofAll = failure;
        failed.push({ id, failure });
      }
    }
    if (done.length > 0) await this.#logbooks.retry();
    return show(true);
  }
}

export const editsContext = createContext<ExperimentEdits>(Symbol('edits'));

/** What stands in the keys of a patch, as the patch that brings it back. */
function valuesIn(annotation: Annotation | null, patch: AnnotationPatch): AnnotationPatch {
  const keys = Object.keys(patch) as (keyof Annotation)[];
  return Object.fromEntries(keys.map((key) => [key, annotation?.[key] ?? null]));
}

function changedSince(): Error {
  return new DOMException('The value is no longer the one that was written', 'changed-since');
}

function closed(): Error {
  return new DOMException('The logbook is closed', 'AbortError');
}
