import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { writeJson, type Json } from '../sdk/format/json.js';

/** A refusal with its status and its code, both told to the client. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Answers JSON in which a non-finite number is its name as a string. Interfaces are not `Json` to TypeScript. */
export function sendJson(response: ServerResponse, value: object, status = 200): void {
  const body = Buffer.from(writeJson(value as Json, { nonFinite: 'string' }));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/**
 * Answers piece by piece, as fast as the client takes them. Nothing is sent before the first piece is there, so that
 * what fails until then is an error of its own.
 */
export async function sendPieces(
  response: ServerResponse,
  type: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    let piece = await iterator.next();
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    for (; !piece.done; piece = await iterator.next()) {
      signal.throwIfAborted();
      if (!response.write(piece.value)) await once(response, 'drain', { signal });
    }
    response.end();
  } finally {
    await iterator.return?.();
  }
}

/** Answers an error; a client of the Python dashboard reads `detail`. */
export function sendError(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJson(response, { error: { code, message }, detail: message }, status);
}

/** Errors of the logbook, by their names. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['read-only', 403],
  ['unknown-experiment', 404],
  ['unknown-image', 404],
  ['being-written', 409],
  ['cannot-annotate', 409],
  ['cannot-write', 409],
]);

/** What an error that was thrown while answering means to the client. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = error instanceof Error ? statuses.get(error.name) : undefined;
  if (error instanceof Error && status !== undefined) return new HttpError(status, error.name, error.message);
  return new HttpError(500, 'internal', error instanceof Error ? error.message : String(error));
}
