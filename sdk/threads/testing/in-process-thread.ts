import { expose, type Endpoint } from 'comlink';
import type { LogbookFiles } from '../../read/files.js';
import type { LogbookThread } from '../connection.js';
import type { LogbookService } from '../logbook-service.js';
import { serveLogbook } from '../serve-logbook.js';

/** Both ends of a thread's wire in this very thread: what is posted is cloned and transferred as between two. */
export class InProcessThread implements LogbookThread {
  readonly endpoint: Endpoint;
  readonly service: LogbookService;
  isTerminated = false;
  readonly #ports: MessagePort[];
  #ended: (error: Error) => void = () => undefined;

  /** @param filesOf makes the files of what is posted as their origin */
  constructor(filesOf: (origin: never) => LogbookFiles) {
    const { port1, port2 } = new MessageChannel();
    this.#ports = [port1, port2];
    this.endpoint = port1;
    this.service = serveLogbook(filesOf);
    expose(this.service, port2);
  }

  onEnd(listener: (error: Error) => void): void {
    this.#ended = listener;
  }

  terminate(): void {
    this.isTerminated = true;
    for (const port of this.#ports) port.close();
  }

  /** The thread ends by itself. */
  die(message: string): void {
    for (const port of this.#ports) port.close();
    this.#ended(new Error(message));
  }
}
