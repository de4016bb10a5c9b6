/** An error whose code is its name: that is what survives a worker's border. */
export function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}

export const unknownExperiment = (id: string): Error =>
  named('unknown-experiment', `There is no experiment ${id} in this logbook.`);

/** Whether a file is not there, by what each platform says of it. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotFoundError' || ('code' in error && error.code === 'ENOENT'));
}

export const cannotAnnotate = (message: string, cause?: unknown): Error => named('cannot-annotate', message, cause);

/**
 * What is in a folder cannot be changed.
 * @param done what should have been done with the file: `written`, `deleted`
 * @param why what the platform says, without a path of this machine
 */
export const cannotWrite = (path: string, done: 'written' | 'deleted', why: string, cause?: unknown): Error =>
  named('cannot-write', `${path} cannot be ${done}: ${why}`, cause);

export const diskFull = (path: string, cause?: unknown): Error =>
  named('disk-full', `There is no room left on the disk for ${path}.`, cause);

export const notAllowed = (cause?: unknown): Error =>
  named('not-allowed', 'The browser was not allowed to change this folder.', cause);
