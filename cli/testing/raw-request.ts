import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import type { HostClient } from './host-client.js';

/** A request as bytes, of lines as they are to be sent; asks the host to close behind its answer. */
export function request(...lines: string[]): string {
  return [...lines, 'Connection: close', '', ''].join('\r\n');
}

/** Sends exactly these bytes, which no client makes right beforehand, and gives what comes back until the end. */
export async function sendRaw({ host }: HostClient, bytes: string | Buffer): Promise<string> {
  const socket = connect(host.port, '127.0.0.1');
  const answer = heard(socket);
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return answer;
}

/** Sends these bytes, and then a piece now and then, for as long as the host listens. */
export async function trickle({ host }: HostClient, bytes: string, piece: string): Promise<string> {
  const socket = connect(host.port, '127.0.0.1');
  const answer = heard(socket);
  socket.write(bytes);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.once('close', () => clearInterval(timer));
  return answer;
}

function heard(socket: Socket): Promise<string> {
  // Who is cut off while sending hears a reset, behind the answer.
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  return new Promise((resolve) => socket.once('close', () => resolve(answer)));
}

/** The status and the code of a refusal; of anything else the status alone. */
export function outcome(answer: string): string {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
  assert.ok(status, `no answer: ${answer}`);
  const code = /"code":"([\w-]+)"/.exec(body)?.[1];
  return code === undefined ? status : `${status} ${code}`;
}

/** The host still answers who asks as one should. */
export async function assertAlive(client: HostClient): Promise<void> {
  assert.equal((await client.ask('/api/health')).status, 200);
}
