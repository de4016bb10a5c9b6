import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http-error.js';
import { checkJson } from '../body.js';
import type { Call, Route } from '../routes/route.js';

/**
 * Whether a route may be asked this, before it is: no route has to see to that by itself.
 * @throws HttpError 401 without the token, 403 for a write to what is only read, 415 for a body that is not JSON.
 */
export function admit(
  route: Omit<Route, 'answer'>,
  request: IncomingMessage,
  response: ServerResponse,
  { access, facts }: Pick<Call, 'access' | 'facts'>,
): void {
  if (!route.isPublic) access?.check(request, response);
  if (facts.readOnly && isWrite(route)) {
    throw new HttpError(403, 'read-only', 'This host was started with --read-only: nothing can be changed');
  }
  if (route.method !== 'GET') checkJson(request);
}

function isWrite({ method }: Pick<Route, 'method'>): boolean {
  return method !== 'GET' && method !== 'POST';
}
