import type { IncomingMessage } from 'node:http';

/**
 * Takes a target that names a host as well, as a proxy is asked, for its path alone; the host that it names comes in the
 * place of the Host header (RFC 9112, 3.2.2), and has to be known as that has to.
 */
export function takeAbsoluteForm(request: IncomingMessage): void {
  const [whole, host = '', rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(request.url ?? '') ?? [];
  if (whole === undefined) return;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headersDistinct.host = [host];
}
