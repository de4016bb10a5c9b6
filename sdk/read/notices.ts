import type { Notice } from './logbook.js';

/** What Node appends to a system's error: the call and the absolute path, which tells of the machine. */
const nodeDetails = /(?<=^E[A-Z]+: .+), \w+ '.*'$/s;

/** The notice for a file or folder that cannot be read; the opened folder has the path `''`. */
export function unreadable(path: string, error: unknown): Notice {
  const reason = (error instanceof Error ? error.message : String(error)).replace(nodeDetails, '');
  return { kind: 'unreadable', path, message: `${path || 'The folder'} cannot be read: ${reason}` };
}

/** The notice for JSONL files, this many, that hold no experiment. */
export function skipped(count: number): Notice {
  const files = count === 1 ? '1 JSONL file begins' : `${count} JSONL files begin`;
  const message = `${files} with no row of numbers and ${count === 1 ? 'was' : 'were'} left out.`;
  return { kind: 'skipped', path: '', count, message };
}

const order: Notice['kind'][] = ['unreadable', 'inside-experiments', 'logbooks-below', 'skipped'];

/** The notices of one logbook, put together from those of its shares: none twice, and in one order. */
export function mergeNotices(notices: Notice[]): Notice[] {
  const merged = new Map<string, Notice>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.kind, notice.path]);
    const known = merged.get(key);
    if (notice.kind === 'skipped') merged.set(key, skipped((known?.count ?? 0) + (notice.count ?? 0)));
    else if (!known) merged.set(key, notice);
  }
  const rank = ({ kind }: Notice): number => order.indexOf(kind);
  return [...merged.values()].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}
