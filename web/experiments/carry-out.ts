import type { AnnotationPatch } from '../../sdk/format/annotation.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { tagsOf } from '../state/experiment-fields.js';
import type { Edit, ExperimentEdits } from '../state/experiment-edits.js';
import type { SelectionStore } from '../state/selection-store.js';
import type { UndoStore } from '../state/undo-store.js';
import type { ExperimentChange } from './list-events.js';

/** What changes experiments, takes that back, and says which are drawn. */
interface Stores {
  edits: ExperimentEdits;
  undos: UndoStore;
  selections?: SelectionStore | undefined;
}

/**
 * Changes experiments, and remembers how that is taken back; those that are archived are drawn no more. Called in a click or
 * on a key, since the browser may ask whether the page may write. Never rejects: what could not be done stands in the edit.
 */
export async function carryOut(
  change: ExperimentChange,
  experiments: readonly ExperimentSummary[],
  { edits, undos, selections }: Stores,
): Promise<Edit> {
  const edit = await begun(change, experiments, edits);
  const isArchived = change.kind === 'archive' && change.isArchived;
  const left = isArchived ? edit.done.filter((id) => selections?.value.selected.has(id)) : [];
  if (left.length > 0) selections?.leave(left);
  const entry = edit.undo;
  if (!entry) return edit;
  const undo = async (): Promise<void> => {
    const back = await entry.undo();
    if (left.length > 0) selections?.rejoin(left.filter((id) => back.done.includes(id)));
    refuse(back);
  };
  undos.add({ words: entry.words, undo });
  return edit;
}

function begun(
  change: ExperimentChange,
  experiments: readonly ExperimentSummary[],
  edits: ExperimentEdits,
): Promise<Edit> {
  const ids = experiments.map(({ id }) => id);
  switch (change.kind) {
    case 'name':
      return edits.rename(ids[0] ?? '', change.name);
    case 'notes':
      return edits.annotate(ids, { notes: change.notes.trim() || null });
    case 'color':
      return edits.annotate(ids, { color: change.color });
    case 'archive':
      return change.isArchived ? edits.archive(ids) : edits.unarchive(ids);
    case 'remove':
      return edits.remove(ids, { force: change.force });
    case 'tags':
      return edits.annotateEach(new Map(experiments.map((each) => [each.id, tagsPatch(each, change)])));
  }
}

function tagsPatch(
  experiment: ExperimentSummary,
  { added, removed }: Extract<ExperimentChange, { kind: 'tags' }>,
): AnnotationPatch {
  const tags = new Set([...tagsOf(experiment), ...added]);
  for (const tag of removed) tags.delete(tag);
  return { tags: [...tags] };
}

/** What cannot be taken back is an error, as a sentence. */
function refuse({ failed: [first] }: Edit): void {
  if (first) throw new DOMException(first.failure.message, first.failure.code);
}
