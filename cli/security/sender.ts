import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { HttpError } from '../http-error.js';
import { inUrl } from './addresses.js';

/** The names under which a host may be asked, beside those of this machine's loopback. */
export interface HostNames {
  /** The address that it listens on. */
  host: string;
  /** What a proxy or a name server calls it, in lower case; without a port it is any. */
  allowedHosts: readonly string[];
}

/**
 * Refuses what a foreign page may have sent. A name that an attacker points at this machine comes with a Host
 * that is not known (DNS rebinding); a page of another origin says so in Origin, or its browser does in
 * Sec-Fetch-Site. A request without either is a script's.
 * @throws HttpError 403
 */
export function checkSender(request: IncomingMessage, names: HostNames): void {
  const host = checkHost(request, names);
  const { origin } = request.headers;
  const isOwn = origin === undefined || [`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
  if (!isOwn || isForeignFetch(request)) {
    throw new HttpError(403, 'foreign-origin', 'Only pages of this host may ask it');
  }
}

function checkHost(request: IncomingMessage, { host, allowedHosts }: HostNames): string {
  const [sent, ...more] = request.headersDistinct.host ?? [];
  const name = sent?.toLowerCase();
  const own = ownHosts(host, request.socket);
  const isKnown = (known: string): boolean => own.has(known) || allowedHosts.includes(known);
  if (name !== undefined && more.length === 0 && (isKnown(name) || allowedHosts.includes(withoutPort(name)))) {
    return name;
  }
  const known = [...own, ...allowedHosts].join(', ');
  throw new HttpError(403, 'unknown-host', `The Host header must be one of ${known}; mtx serve --allow-host adds more`);
}

/**
 * This machine's names with the port. The address that the client has reached is one of them: so a host that listens
 * on all addresses knows each, also one that came later. No attacker's name looks like an address.
 */
function ownHosts(host: string, { localAddress = '', localPort = 0 }: Socket): ReadonlySet<string> {
  const reached = inUrl(localAddress.replace(/^::ffff:(?=\d+\.)/, ''));
  const names = new Set(['localhost', '127.0.0.1', '[::1]', inUrl(host.toLowerCase()), reached]);
  const hosts = [...names].map((name) => `${name}:${localPort}`);
  return new Set(localPort === 80 ? [...hosts, ...names] : hosts);
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

/**
 * Whether another site makes the browser ask. Following a link to the page is a person's own doing, whoever wrote
 * it; see https://web.dev/articles/fetch-metadata.
 */
function isForeignFetch({ method, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return false;
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(isLink && method === 'GET');
}
