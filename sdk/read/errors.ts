/** An error whose code is its name: that is what survives a worker's border. */
export function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}

export const unknownExperiment = (id: string): Error =>
  named('unknown-experiment', `There is no experiment ${id} in this logbook.`);

export const cannotAnnotate = (message: string, cause?: unknown): Error => named('cannot-annotate', message, cause);
