import { initialValues, readFields, writeFields } from './fields.js';
import { viewSettings, type Settings } from './settings.js';
import { viewFields, type View } from './view.js';

/** Which experiments a link shows: the newest, or these. */
export type LinkedSelection = 'newest' | readonly string[];

/** A whole view, as the fragment of an address carries it. It names experiments and metrics, and holds no data. */
export interface LinkedView {
  /** The name of the logbook that it is of. */
  logbook: string;
  selected: LinkedSelection;
  view: Partial<View>;
  settings: Partial<Settings>;
}

/** The fragment, without its `#`: what is as at first is not in it. */
export function writeLink({
  logbook,
  selected,
  view,
  settings,
}: {
  logbook: string;
  selected: LinkedSelection;
  view: View;
  settings: Settings;
}): string {
  const parts = new URLSearchParams({ logbook });
  if (selected !== 'newest') parts.set('selected', JSON.stringify(selected));
  for (const [name, text] of [...writeFields(viewFields, view), ...writeFields(viewSettings, settings)]) {
    parts.set(name, text);
  }
  return parts.toString();
}

/** What a fragment says; what it does not say is as at first. Null where it is no view's. */
export function readLink(fragment: string): LinkedView | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const logbook = parts.get('logbook');
  if (logbook === null) return null;
  return {
    logbook,
    selected: selectionOf(parts.get('selected')),
    view: readFields(viewFields, (name) => parts.get(name)),
    settings: { ...initialValues(viewSettings), ...readFields(viewSettings, (name) => parts.get(name)) },
  };
}

function selectionOf(written: string | null): LinkedSelection {
  try {
    const ids: unknown = JSON.parse(written ?? 'null');
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : 'newest';
  } catch {
    return 'newest';
  }
}
