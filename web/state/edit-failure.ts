/** Why an experiment could not be changed. */
export interface EditFailure {
  /** The name of the error. */
  code: string;
  /** One sentence or two for the person. */
  message: string;
  /** Whether `force` would do it all the same. */
  canForce: boolean;
  /** Whether it is the logbook's, so that no other experiment can be changed either. */
  isOfAll: boolean;
  /** What the person can do: try the same once more, or give the host its token. */
  action: 'retry' | 'token' | null;
}

type Kind = Partial<Omit<EditFailure, 'code' | 'message'>> & { message?: string };

/** What each error means; where there is no message, it says itself what a person can read. */
const kinds: Record<string, Kind> = {
  'write-refused': { isOfAll: true, action: 'retry' },
  'not-allowed': {
    message: 'The browser no longer lets this page change the folder. Try it again, and allow it.',
    isOfAll: true,
    action: 'retry',
  },
  'read-only': { message: 'This logbook is open for reading only.', isOfAll: true },
  'being-written': {
    message: 'It is still being written: what it logs from now on would be lost. It can be deleted all the same.',
    canForce: true,
  },
  'cannot-annotate': {},
  'cannot-write': {},
  'unknown-experiment': { message: 'It is no longer in this logbook.' },
  'changed-since': { message: 'It was changed elsewhere since then, and is left as it is.' },
  'disk-full': { message: 'There is no room left on the disk.', isOfAll: true, action: 'retry' },
  'host-unreachable': {
    message: 'The host does not answer. It may have been stopped.',
    isOfAll: true,
    action: 'retry',
  },
  'no-token': { message: 'The host asks for its token.', isOfAll: true, action: 'token' },
  'wrong-token': { message: 'The host has another token than before.', isOfAll: true, action: 'token' },
  AbortError: { message: 'The logbook was closed meanwhile.', isOfAll: true },
};

/** What an error that a change of an experiment rejected with means to the person. */
export function editFailure(error: unknown): EditFailure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const kind = kinds[name];
  return { code: name, canForce: false, isOfAll: false, action: null, ...kind, message: kind?.message ?? message };
}
