import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import { HttpError } from './answers.js';
import { answerPolicy } from './content-security-policy.js';

/** What every answer carries, whatever it is. */
export const securityHeaders = {
  'Content-Security-Policy': answerPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** The Host headers that a request may carry. */
export function knownHosts(host: string, port: number): ReadonlySet<string> {
  const names = ['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host];
  const hosts = names.map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...hosts, ...names] : hosts);
}

/**
 * Refuses what a foreign page may have sent. A name that an attacker points at this machine comes with a Host
 * that is not known (DNS rebinding); a page of another origin says so in Origin. A request without an Origin
 * is a script's.
 * @throws HttpError 403
 */
export function checkSender(request: IncomingMessage, hosts: ReadonlySet<string>): void {
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host)) {
    throw new HttpError(403, 'unknown-host', `The Host header must be one of ${[...hosts].join(', ')}`);
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    throw new HttpError(403, 'foreign-origin', 'Only pages of this host may ask it');
  }
}
