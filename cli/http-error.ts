/** A refusal with its status and its code, both told to the client. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function errorRecord(
  code: string,
  message: string,
): { error: { code: string; message: string }; detail: string } {
  return { error: { code, message }, detail: message };
}

/** Errors of the logbook, by their names. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['read-only', 403],
  ['unknown-experiment', 404],
  ['unknown-image', 404],
  ['being-written', 409],
  ['cannot-annotate', 409],
  ['cannot-write', 409],
  ['disk-full', 507],
]);

/** What an error that was thrown while answering means to the client. What nobody thought of may tell of this machine. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = error instanceof Error ? statuses.get(error.name) : undefined;
  if (error instanceof Error && status !== undefined) return new HttpError(status, error.name, error.message);
  return new HttpError(500, 'internal', 'Something went wrong in the host; mtx serve says what, where it runs');
}
