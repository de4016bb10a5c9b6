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
  latest = latest.then(messageToOneself);
  return latest;
}

/** A message to oneself comes after what waits already; a timer would come after 4 ms, which browsers insist on. */
function messageToOneself(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
