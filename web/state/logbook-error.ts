import type { Logbook, Notice } from '../../sdk/read/logbook.js';
import { FolderGoneError, mayRead } from '../sources/index.js';

/** What went wrong with the logbook as a whole, in words for the person. */
export interface LogbookError {
  message: string;
  /** What the person can do: choose a folder, allow this one again, try the same once more, or give the host its token. */
  action?: 'open' | 'allow' | 'retry' | 'token';
  /** Whether the open logbook itself is out of reach; what was read of it stays. */
  isLost: boolean;
  /** The recent folder, by its id, that is gone and may be forgotten. */
  goneId?: string;
}

/** A person who changed their mind. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** A folder that could be read before, and no longer can; null where it can. */
export async function lossOf(logbook: Logbook, notices: readonly Notice[]): Promise<LogbookError | null> {
  if (!notices.some(({ kind, path }) => kind === 'unreadable' && path === '')) return null;
  if (!(await mayRead(logbook))) {
    return { message: 'The browser has closed this folder. What was read stays.', action: 'allow', isLost: true };
  }
  const message = `“${logbook.name}” is gone: moved, renamed, or its drive taken out. What was read stays.`;
  return { message, action: 'open', isLost: true };
}

/** An error in words for the person, with what they can do. */
export function describeError(error: unknown): LogbookError {
  if (error instanceof FolderGoneError) {
    return { message: error.message, action: 'open', isLost: false, goneId: error.folder.id };
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  switch (name) {
    case 'NotFoundError':
      return { message: 'The folder is gone: moved, renamed, or its drive taken out.', action: 'open', isLost: false };
    case 'NotAllowedError':
    case 'SecurityError':
      return { message: 'The browser was not allowed to read the folder.', action: 'open', isLost: false };
    case 'no-token':
      return { message: 'The host asks for its token.', action: 'token', isLost: false };
    case 'wrong-token':
      return { message: 'The host has another token than before.', action: 'token', isLost: false };
    case 'host-unreachable':
      return { message: 'The host does not answer. It may have been stopped.', action: 'retry', isLost: false };
    default:
      return { message: message || name, action: 'open', isLost: false };
  }
}
