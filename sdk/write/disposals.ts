/**
 * `using` does not tell a resource whether its block ended by itself or was thrown out of. What can be seen is how
 * the turn of the event loop ends that the block ended in: where nothing was logged since, an exception that nobody
 * catches is what ended the block, and so is one behind which the script sets an exit code that is not zero.
 */
let disposed: (() => void)[] = [];
/** What the exit code was before: a script may count on other failures with it. */
let codeBefore: typeof process.exitCode;

/** Calls `onThrown` if the block, which disposes of its experiment right now, turns out to have been thrown out of. */
export function afterDisposal(onThrown: () => void): void {
  if (disposed.length === 0) {
    codeBefore = process.exitCode;
    process.prependListener('uncaughtExceptionMonitor', callAll);
    process.prependListener('exit', onEndOfTurn);
    setImmediate(onEndOfTurn).unref();
  }
  disposed.push(onThrown);
}

/** Something was logged: the blocks that ended before had ended by themselves. */
export function forgetDisposals(): void {
  if (disposed.length === 0) return;
  disposed = [];
  process.off('uncaughtExceptionMonitor', callAll);
  process.off('exit', onEndOfTurn);
}

/** `code` is the one that the process exits with; where it does not exit, the one that it would. */
function onEndOfTurn(code: typeof process.exitCode = process.exitCode): void {
  if (Number(code ?? 0) !== 0 && code !== codeBefore) callAll();
  else forgetDisposals();
}

function callAll(): void {
  const thrown = disposed;
  forgetDisposals();
  for (const onThrown of thrown) onThrown();
}
