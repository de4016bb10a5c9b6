/**
 * `using` does not tell a resource whether its block ended by itself or was thrown out of. What can be seen is an
 * exception that nobody catches: where it reaches the end of the process in the same turn of the event loop, and
 * nothing was logged in between, it is what ended the block.
 */
let disposed: (() => void)[] = [];

/** Calls `onThrown` if the block, which disposes of its experiment right now, turns out to have been thrown out of. */
export function afterDisposal(onThrown: () => void): void {
  if (disposed.length === 0) {
    process.prependListener('uncaughtExceptionMonitor', callAll);
    setImmediate(forgetDisposals).unref();
  }
  disposed.push(onThrown);
}

/** Something was logged: the blocks that ended before had ended by themselves. */
export function forgetDisposals(): void {
  if (disposed.length === 0) return;
  disposed = [];
  process.off('uncaughtExceptionMonitor', callAll);
}

function callAll(): void {
  const thrown = disposed;
  forgetDisposals();
  for (const onThrown of thrown) onThrown();
}
