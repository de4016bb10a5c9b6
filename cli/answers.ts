import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeJson, type Json } from '../sdk/format/json.js';
import { acceptedEncoding, compress, compressor } from './compression.js';
import { errorRecord, type HttpError } from './http-error.js';

export const jsonType = 'application/json; charset=utf-8';

/** JSON in which a non-finite number is its name as a string. Interfaces are not `Json` to TypeScript. */
export function jsonOf(value: object): Buffer {
  return Buffer.from(writeJson(value as Json, { nonFinite: 'string' }));
}

/** Answers JSON in which a non-finite number is its name as a string. */
export function sendJson(response: ServerResponse, value: object, status = 200): void {
  sendBody(response, { type: jsonType, bytes: jsonOf(value) }, status);
}

/** Less than a packet holds is not compressed. */
const fewBytes = 1024;

/**
 * Answers with a whole body, compressed for who accepts that. What was asked with GET has an entity tag, and who names
 * it in If-None-Match is answered 304; a browser may keep it, but asks each time.
 */
export function sendBody(
  response: ServerResponse,
  { type, bytes, caching = 'private, no-cache' }: { type: string; bytes: Uint8Array; caching?: string },
  status = 200,
): void {
  const { method, headers } = response.req;
  response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && (method === 'GET' || method === 'HEAD')) {
    // Weak: it is the same for all encodings.
    const tag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`;
    response.setHeader('Cache-Control', caching);
    response.setHeader('ETag', tag);
    if (isNamed(tag, headers['if-none-match'])) {
      response.writeHead(304).end();
      return;
    }
  } else {
    response.setHeader('Cache-Control', 'no-store');
  }
  response.setHeader('Content-Type', type);
  const send = (body: Uint8Array): void => {
    response.writeHead(status, { 'Content-Length': body.length }).end(body);
  };
  const encoding = bytes.length < fewBytes ? null : acceptedEncoding(headers['accept-encoding']);
  if (!encoding) {
    send(bytes);
    return;
  }
  response.setHeader('Content-Encoding', encoding);
  compress(bytes, encoding)
    .then(send)
    .catch((error: Error) => response.destroy(error));
}

/** Whether an If-None-Match header names a weak tag, or any (RFC 9110, 13.1.2). */
function isNamed(tag: string, header = ''): boolean {
  const opaque = tag.slice('W/'.length);
  return header.split(',').some((named) => [tag, opaque, '*'].includes(named.trim()));
}

/**
 * Answers piece by piece, as fast as the client takes them, compressed for who accepts that. Nothing is sent before the
 * first piece is there, so that what fails until then is an error of its own.
 */
export async function sendPieces(
  response: ServerResponse,
  type: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const { method, headers } = response.req;
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    const encoding = acceptedEncoding(headers['accept-encoding']);
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Encoding',
      ...(encoding && { 'Content-Encoding': encoding }),
    });
    if (method === 'HEAD') {
      response.end();
      return;
    }
    const all = Readable.from(following(first, iterator), { objectMode: false });
    await (encoding ? pipeline(all, compressor(encoding), response) : pipeline(all, response));
  } finally {
    await iterator.return?.();
  }
}

async function* following<Item>(first: IteratorResult<Item>, others: AsyncIterator<Item>): AsyncGenerator<Item> {
  for (let item = first; !item.done; item = await others.next()) yield item.value;
}

/** Answers an error; a client of the Python dashboard reads `detail`. */
export function sendError(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJson(response, errorRecord(code, message), status);
}
