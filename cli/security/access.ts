import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http-error.js';

/** A token that nobody guesses: 128 random bits. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Whether a text can be a token: long enough, and of what `Authorization: Bearer` can carry (RFC 6750, 2.1). */
export function isToken(text: string): boolean {
  return /^[\w.~+/-]{16,}=*$/.test(text);
}

/**
 * Who may ask a host that has a token: whoever sends it as `Authorization: Bearer`, and the browser that has once
 * given it. Such a browser holds a cookie that follows from the token and does not tell it; so it outlives the host
 * for as long as the token stays.
 */
export class Access {
  readonly #token: string;
  readonly #session: string;

  constructor(token: string) {
    this.#token = token;
    this.#session = createHmac('sha256', token).update('microtrax session').digest('base64url');
  }

  /** Whether this is the token. Takes equally long whatever it is. */
  opensWith(token: string): boolean {
    return isSame(token, this.#token);
  }

  /** @throws HttpError 401 where the request has neither the token nor a cookie that came of it. */
  check(request: IncomingMessage, response: ServerResponse): void {
    const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    // Hosts on other ports may have set one of the same name.
    const sessions = cookies(request, cookieName(request));
    const isRight =
      bearer === undefined ? sessions.some((session) => isSame(session, this.#session)) : this.opensWith(bearer);
    if (!isRight) throw refusal(bearer ?? sessions[0], response);
  }

  /**
   * Gives the browser its cookie in exchange for the token.
   * @throws HttpError 401 for a wrong one.
   */
  enter(token: string, request: IncomingMessage, response: ServerResponse): void {
    if (!this.opensWith(token)) throw refusal(token, response);
    const attributes = 'Path=/; HttpOnly; SameSite=Strict';
    response.setHeader('Set-Cookie', `${cookieName(request)}=${this.#session}; ${attributes}`);
  }
}

function refusal(given: string | undefined, response: ServerResponse): HttpError {
  response.setHeader('WWW-Authenticate', 'Bearer');
  const whatToDo = 'Open the link that mtx serve printed; a script sends its token as Authorization: Bearer';
  return given === undefined
    ? new HttpError(401, 'no-token', `This host asks for its token. ${whatToDo}`)
    : new HttpError(401, 'wrong-token', `This is not the token of this host. ${whatToDo}`);
}

/** Digests are equally long, as the comparison wants them, and tell nothing of how long the token is. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Hosts on other ports of this machine share its cookies. */
function cookieName(request: IncomingMessage): string {
  return `microtrax-${request.socket.localPort}`;
}

function cookies(request: IncomingMessage, name: string): string[] {
  const pairs = request.headers.cookie?.split(/; */) ?? [];
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}
