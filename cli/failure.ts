/** A command's end that the person can do something about: a message without a stack, and an exit code. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
