import { isIPv4, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Whether only this machine can reach an address. A name that may be resolved to anything is not trusted. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** An address as it stands in a URL and in a Host header. */
export function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

/** The addresses under which a host that listens there is found, the nearest first. */
export function addressesToOpen(host: string): [nearest: string, ...others: string[]] {
  if (host === '0.0.0.0') return ['localhost', ...ownAddresses().filter(isIPv4)];
  if (host === '::') return ['localhost', ...ownAddresses()];
  return [host];
}

/** Those that others reach; link-local ones work in no browser, since they need a zone. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
}
