import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorRecord, HttpError } from '../http-error.js';
import { securityHeaders } from './headers.js';

/**
 * Answers what no request came of, as any other error is answered. Node would do it by itself, without our headers.
 * For a server's `clientError`.
 */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  refuse(socket, refusal(error.code));
}

/** Answers a CONNECT, which Node hands over as a mere socket. For a server's `connect`. */
export function refuseTunnel(_request: unknown, socket: Duplex): void {
  refuse(socket, new HttpError(405, 'wrong-method', 'CONNECT is not answered here: this host is no proxy'));
}

function refuse(socket: Duplex, { status, code, message }: HttpError): void {
  const body = JSON.stringify(errorRecord(code, message));
  const headers = Object.entries({
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}\r\n${body}`;
  // Whoever goes on sending is not listened to.
  socket.end(answer, () => socket.destroy());
}

function refusal(code: string | undefined): HttpError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpError(408, 'too-slow', 'The request took too long to come');
    case 'HPE_HEADER_OVERFLOW':
      return new HttpError(431, 'headers-too-large', 'The headers may have 16 KiB');
    default:
      return new HttpError(400, 'bad-request', 'This is no HTTP request');
  }
}
