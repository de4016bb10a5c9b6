import { isIP } from 'node:net';
import { styleText } from 'node:util';
import { printable } from './output.js';
import { addressesToOpen, inUrl, isLoopback } from './security/addresses.js';

export interface Greeting {
  version: string;
  folder: string;
  host: string;
  port: number;
  token: string | null;
  /** The name of who started it. */
  user: string;
  /** What sshd tells of the connection that this was started over: client address and port, own address and port. */
  sshConnection?: string | undefined;
}

/** What `mtx serve` prints when it can be asked: what it shows, and last the links to open. */
export function greeting(told: Greeting): string {
  const { version, folder, host, port, token } = told;
  const tunnel = tunnelCommand(told);
  // The tunnel ends on the person's own machine.
  const addresses = addressesToOpen(host);
  const linked = tunnel === null ? addresses : ['localhost', ...addresses.filter((address) => !isLoopback(address))];
  const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  return [
    `${styleText('bold', `microtrax ${version}`)} shows ${printable(folder)}`,
    ...(tunnel === null ? [] : [`On your own machine, type this first:\n  ${styleText('bold', tunnel)}`]),
    ...linked.map((address) => styleText('cyan', `http://${inUrl(address)}:${port}/${query}`)),
  ].join('\n');
}

/** What brings the host to the machine that a person sits at; null where that is this one. */
function tunnelCommand({ host, port, user, sshConnection = '' }: Greeting): string | null {
  const [, , reached = '', sshPort = ''] = sshConnection.split(' ');
  // The zone of a link-local address is one of this machine's.
  const address = reached.replace(/%.*$/, '');
  if (isIP(address) === 0 || !/^\d+$/.test(sshPort)) return null;
  const [nearest] = addressesToOpen(host);
  const ends = `${port}:${inUrl(nearest)}:${port}`;
  const otherPort = sshPort === '22' ? '' : `-p ${sshPort} `;
  // Some shells look for files where they find brackets.
  const quoted = ends.includes('[') ? `'${ends}'` : ends;
  return `ssh -L ${quoted} ${otherPort}${/^[\w.-]+$/.test(user) ? user : 'you'}@${address}`;
}
