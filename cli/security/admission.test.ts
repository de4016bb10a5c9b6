import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { sendError } from '../answers.js';
import { asHttpError } from '../http-error.js';
import type { Route } from '../routes/route.js';
import { Access } from './access.js';
import { admit } from './admission.js';

/** What a host says to a request for a route of this kind. */
async function answered(t: TestContext, route: Omit<Route, 'answer' | 'path'>, readOnly: boolean): Promise<string> {
  const facts = { version: '0.0.0', readOnly };
  const server = createServer((request: IncomingMessage, response) => {
    try {
      admit({ ...route, path: '/' }, request, response, { access: new Access('token'), facts });
      response.end();
    } catch (error) {
      sendError(response, asHttpError(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
  const body = route.method === 'GET' ? null : '{}';
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: route.method, headers, body });
  const said = await answer.text();
  return said === '' ? String(answer.status) : (JSON.parse(said) as { error: { code: string } }).error.code;
}

test('where all is only read, a route that writes is refused whatever it is, and a question is not', async (t) => {
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    assert.equal(await answered(t, { method }, true), 'read-only', method);
    assert.equal(await answered(t, { method, isPublic: true }, true), 'read-only', method);
    assert.equal(await answered(t, { method }, false), '200', method);
  }
  for (const method of ['GET', 'POST'] as const) assert.equal(await answered(t, { method }, true), '200', method);
});
