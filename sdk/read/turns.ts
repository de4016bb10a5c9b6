/** How long work goes on before it is the others' turn. */
const turnMs = 5;

/** Lets work that takes long be done in turns with all else that waits: questions, bytes, the end of this very work. */
export class Turns {
  #endMs = Date.now() + turnMs;

  /**
   * To be awaited between two pieces of the work. Where it has gone on for some ms, all that waits comes first.
   * @throws the signal's reason, once it is aborted
   */
  async next(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (Date.now() >= this.#endMs) {
      await othersTurn();
      this.#endMs = Date.now() + turnMs;
    }
    signal?.throwIfAborted();
  }
}

/** The last turn that was asked for. */
let latest: Promise<void> = Promise.resolve();

/** One at a time goes on, so that what waits need not wait for all that is worked at. */
function othersTurn(): Promise<void> {
  latest = latest.then(() => new Promise(soon));
  return latest;
}

const { setImmediate } = globalThis as { setImmediate?: (run: () => void) => void };

/** Node's own way; elsewhere a message to oneself, for a timer would come after 4 ms, which browsers insist on. */
const soon = setImmediate ?? messageToOneself();

function messageToOneself(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const runs: (() => void)[] = [];
  port1.onmessage = () => runs.shift()?.();
  return (run) => {
    runs.push(run);
    port2.postMessage(null);
  };
}
