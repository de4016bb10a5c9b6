import type { Notice } from './logbook.js';

/** The notice for a file or folder that cannot be read; the opened folder has the path `''`. */
export function unreadable(path: string, error: unknown): Notice {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'unreadable', path, message: `${path || 'The folder'} cannot be read: ${reason}` };
}
