import { isIP } from 'node:net';
import { styleText } from 'node:util';
import { printable } from './output.js';
import { addressesToOpen, inUrl } from './security/addresses.js';

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
  const linked = [...new Set([...(tunnel === null ? [] : ['localhost']), ...addressesToOpen(host)])];
  const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  return [
    `${styleText('bold', `microtrax ${version}`)} shows ${printable(folder)}`,
    ...(tunnel === null ? [] : [`On your own machine, type this first:\n  ${styleText('bold', tunnel)}`]),
    ...linked.map((address) => styleText('cyan', `http://${inUrl(address)}:${port}/${query}`)),
  ].join('\n');
}

/** What brings the host to the machine that a person sits at; null where that is this one. */
function tunnelCommand({ host, port, user, sshConnection = '' }: Greeting): string | null {
  const [, , address = '', sshPort = ''] = sshConnection.split(' ');
  if (isIP(address) === 0 || !/^\d+$/.test(sshPort)) return null;
  const [nearest] = addressesToOpen(host);
  const otherPort = sshPort === '22' ? '' : `-p ${sshPort} `;
  return `ssh -L ${port}:${inUrl(nearest)}:${port} ${otherPort}${/^[\w.-]+$/.test(user) ? user : 'you'}@${address}`;
}
