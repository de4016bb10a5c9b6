import { printable } from './output.js';

/** A command's end that the person can do something about: a message without a stack, and an exit code. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}

/** What a person is told of an error: a failure's own words; of what nobody thought of one line, which says first `what` failed, or with `debug` its stack. */
export function failureWords(error: unknown, { debug = false, what = 'mtx failed' } = {}): string {
  if (error instanceof Failure) return error.message;
  if (debug && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `${what}: ${printable(reason)} (with MICROTRAX_DEBUG=1 it tells where)`;
}
