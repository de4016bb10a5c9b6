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
    if (Date.now() >= this.#endMs) {
      await othersTurn();
      this.#endMs = Date.now() + turnMs;
    }
    signal?.throwIfAborted();
  }
}

/** A message to oneself comes after what waits already; a timer would come after 4 ms, which browsers insist on. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
