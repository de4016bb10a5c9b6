import type { AnnotationPatch } from '../../sdk/format/annotation.js';

/** What is done to experiments, as it stands before their name or number. */
export interface EditVerb {
  past: string;
  infinitive: string;
}

export const deleted: EditVerb = { past: 'Deleted', infinitive: 'delete' };
export const restored: EditVerb = { past: 'Restored', infinitive: 'restore' };

/** What a change of what people add does. */
export function verbOf(patch: AnnotationPatch): EditVerb {
  const [key, ...others] = Object.keys(patch) as (keyof AnnotationPatch)[];
  if (key === undefined || others.length > 0) return changed('');
  switch (key) {
    case 'name':
      return { past: 'Renamed', infinitive: 'rename' };
    case 'archived':
      return patch.archived
        ? { past: 'Archived', infinitive: 'archive' }
        : { past: 'Unarchived', infinitive: 'unarchive' };
    case 'color':
      return changed(' the colour of');
    default:
      return changed(` the ${key} of`);
  }
}

function changed(part: string): EditVerb {
  return { past: `Changed${part}`, infinitive: `change${part}` };
}

/**
 * What came of an edit: `Archived 3 experiments`, `Archived 2 of 3 experiments`, `Could not rename “baseline”`.
 * @param name what the experiment is called, where it is a single one
 */
export function editWords(verb: EditVerb, name: string | null, doneCount: number, wantedCount: number): string {
  const all = name === null ? `${wantedCount} experiments` : `“${name}”`;
  if (doneCount === 0) return `Could not ${verb.infinitive} ${all}`;
  return doneCount < wantedCount ? `${verb.past} ${doneCount} of ${all}` : `${verb.past} ${all}`;
}
