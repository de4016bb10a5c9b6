import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.js';

const usualBytes = 1024 * 1024;

/**
 * A form of a foreign page can send anything but JSON.
 * @throws HttpError 415 where the body is not sent as JSON.
 */
export function checkJson(request: IncomingMessage): void {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type !== 'application/json' || encoding !== 'identity') {
    throw new HttpError(415, 'not-json', 'The body must be sent as application/json, not compressed');
  }
}

/**
 * The object that a request's body holds.
 * @param mostBytes how many it may have, 1 MiB if nothing is said
 * @throws HttpError 413 over that, 400 where it is no JSON object.
 */
export async function readJsonBody(request: IncomingMessage, mostBytes = usualBytes): Promise<Record<string, unknown>> {
  const text = decode(await readAll(request, mostBytes));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badBody();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badBody();
  return value as Record<string, unknown>;
}

async function readAll(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // What is too much is read to its end all the same: a client that is still sending would not see the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  }
  if (size > mostBytes) throw new HttpError(413, 'too-large', `The body may have ${mostBytes} bytes, not ${size}`);
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badBody();
  }
}

function badBody(): HttpError {
  return new HttpError(400, 'bad-body', 'The body must be one JSON object in UTF-8');
}
