import type { Socket } from 'node:net';
import type { Request } from 'polka';
import { isApi } from '../api-path.js';
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
export function checkSender(request: Request, names: HostNames): void {
  const host = checkHost(request, names);
  const { origin } = request.headers;
  const isOwn = origin === undefined || [`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
  if (!isOwn || isForeignFetch(request)) {
    throw new HttpError(403, 'foreign-origin', 'Only pages of this host may ask it');
  }
}

function checkHost(request: Request, { host, allowedHosts }: HostNames): string {
  const [sent, ...more] = request.headersDistinct.host ?? [];
  const name = sent?.toLowerCase();
  const known = [...ownNames(host, request.socket), ...allowedHosts];
  if (name !== undefined && more.length === 0 && (known.includes(name) || known.includes(withoutPort(name)))) {
    return name;
  }
  const whatToDo = 'where this host goes by another name, start it with mtx serve --allow-host and that name';
  throw new HttpError(403, 'unknown-host', `The Host header must be one of ${known.join(', ')}; ${whatToDo}`);
}

/**
 * This machine's names, which are right with any port: a tunnel may begin at another one. The address that the client has
 * reached is one of them: so a host that listens on all addresses knows each, also one that came later. No attacker's
 * name looks like an address, nor can it be pointed elsewhere as `localhost`.
 */
function ownNames(host: string, { localAddress = '' }: Socket): ReadonlySet<string> {
  const reached = inUrl(localAddress.replace(/^::ffff:(?=\d+\.)/, ''));
  return new Set(['localhost', '127.0.0.1', '[::1]', inUrl(host.toLowerCase()), reached]);
}

const withoutPort = (host: string): string => host.replace(/:[1-9]\d{0,4}$/, '');

/**
 * Whether another site makes the browser ask. Following a link to the page is a person's own doing, whoever wrote
 * it; see https://web.dev/articles/fetch-metadata.
 */
function isForeignFetch({ method, path, headers }: Request): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return false;
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(isLink && method === 'GET' && !isApi(path));
}
