import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Updates its element every so often, so that words like `2 s ago` stay true. Stands still while disconnected. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, everyMs: number) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), this.#everyMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
