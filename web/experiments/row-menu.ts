import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import type { MenuEntry } from '../elements/mtx-menu.js';
import { experimentName } from '../state/experiment-name.js';

export type DialogName = 'notes' | 'tags' | 'color' | 'delete';

/** What the items of the menu do. */
export interface RowMenuActions {
  isWritable: boolean;
  only: () => void;
  rename: (id: string) => void;
  open: (dialog: DialogName) => void;
  copy: (texts: readonly string[]) => void;
  archive: (isArchived: boolean) => void;
}

/** The menu of some experiments, at least one. What cannot be done now stays in it, and says why. */
export function rowMenu(experiments: readonly ExperimentSummary[], actions: RowMenuActions): MenuEntry[] {
  const [first] = experiments;
  const isOne = experiments.length === 1;
  const isArchived = experiments.every(({ annotation }) => annotation?.archived);
  const held = actions.isWritable ? {} : { disabled: 'This logbook can only be read' };
  const dialog =
    (name: DialogName): (() => void) =>
    (): void =>
      actions.open(name);
  return [
    ...(isOne ? [] : [{ heading: subjectOf(experiments) }]),
    { words: isOne ? 'Show only this' : 'Show only these', icon: 'eye', keys: 'O', run: actions.only },
    {
      words: 'Rename',
      icon: 'edit',
      keys: 'F2',
      ...(isOne ? held : { disabled: 'One at a time' }),
      run: () => first && actions.rename(first.id),
    },
    { words: 'Notes…', icon: 'text', ...held, run: dialog('notes') },
    { words: 'Tags…', icon: 'tag', ...held, run: dialog('tags') },
    { words: 'Colour…', icon: 'layers', ...held, run: dialog('color') },
    {
      words: isOne ? 'Copy name' : 'Copy names',
      icon: 'copy',
      run: () => actions.copy(experiments.map(experimentName)),
    },
    { words: isOne ? 'Copy id' : 'Copy ids', icon: 'copy', run: () => actions.copy(experiments.map(({ id }) => id)) },
    'separator',
    { words: isArchived ? 'Unarchive' : 'Archive', icon: 'archive', ...held, run: () => actions.archive(!isArchived) },
    { words: 'Delete…', icon: 'trash', keys: 'Del', dangerous: true, ...held, run: dialog('delete') },
  ];
}

/** What experiments are called together: `baseline`, `3 experiments`. */
export function subjectOf(experiments: readonly ExperimentSummary[]): string {
  const [first] = experiments;
  return experiments.length === 1 && first ? experimentName(first) : `${formatStep(experiments.length)} experiments`;
}
