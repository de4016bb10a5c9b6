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
