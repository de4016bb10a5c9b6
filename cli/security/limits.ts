import type { IncomingMessage, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { HttpError } from '../http-error.js';

export interface Limits extends ServerOptions {
  maxConnections?: number;
  stalledTimeout?: number;
}

/** What one client may take of the host, so that something is left for the others. Times are in milliseconds. */
export const limits = {
  /** At once, on all addresses together; a page holds up to six. More are closed unheard. */
  maxConnections: 512,
  maxHeaderSize: 16 * 1024,
  /** From the first byte on, or from connecting. */
  headersTimeout: 10_000,
  /** With its body. An answer may take as long as it takes. */
  requestTimeout: 30_000,
  /** How long a client may take nothing of an answer that is there, at most; at least half of that. */
  stalledTimeout: 60_000,
  /** How long a connection is kept that asks nothing. */
  keepAliveTimeout: 5_000,
  /** How often the times are looked at. */
  connectionsCheckingInterval: 1_000,
} satisfies Limits;

const mostHeaders = 100;

/**
 * Node would leave out what is too much, and with it perhaps an Origin.
 * @throws HttpError 431
 */
export function checkHeaderCount({ rawHeaders }: IncomingMessage): void {
  if (rawHeaders.length <= 2 * mostHeaders) return;
  throw new HttpError(431, 'too-many-headers', `A request may have ${mostHeaders} headers`);
}

/** For the connections of several servers that have one limit together: closes those that are too many. */
export function connectionCounter(most: number): (socket: Socket) => void {
  let open = 0;
  return (socket) => {
    if (open >= most) {
      socket.destroy();
      return;
    }
    open += 1;
    socket.once('close', () => (open -= 1));
  };
}
