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

/** Answers an error; a client of the Python dashboard reads `detail`. */
export function sendError(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJson(response, errorRecord(code, message), status);
}

export function errorRecord(
  code: string,
  message: string,
): { error: { code: string; message: string }; detail: string } {
  return { error: { code, message }, detail: message };
}

/** What an error that was thrown while answering means to the client. What nobody thought of may tell of this machine. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof Error && error.name === 'unknown-experiment') {
    return new HttpError(404, error.name, error.message);
  }
  return new HttpError(500, 'internal', 'Something went wrong in the host; mtx serve says what, where it runs');
}
