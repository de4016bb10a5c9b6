import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { hasCode } from './error-code.js';

export interface Listening {
  port: number;
  /** Stops listening; connections that are open are the caller's. */
  close: () => Promise<void>;
}

/** Somebody else listens there. */
export class PortInUse extends Error {
  override name = 'port-in-use';
  constructor(
    readonly port: number,
    /** The next port that is free on all the addresses; null where there is none. */
    readonly freePort: number | null,
  ) {
    super(`Port ${port} is in use`);
  }
}

/** How often a port that the system chose on one address may be taken on the other. */
const attempts = 20;

/**
 * Listens on a port of every address that `host` stands for: `localhost` is 127.0.0.1 and, where the machine
 * has it, ::1, a server each. Port 0 is any that is free on all.
 * @throws PortInUse, or the system's error.
 */
export async function listen(create: () => Server, host: string, port: number): Promise<Listening> {
  const addresses = addressesOf(host);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await bindAll(create, addresses, port);
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE')) throw error;
      if (port !== 0) throw new PortInUse(port, await freePort(host, port + 1));
      if (attempt === attempts) throw error;
    }
  }
}

function addressesOf(host: string): string[] {
  return host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

async function bindAll(create: () => Server, addresses: string[], port: number): Promise<Listening> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  let bound = port;
  try {
    for (const address of addresses) {
      const server = create();
      try {
        await bind(server, address, bound);
      } catch (error) {
        const isLacking = hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT');
        if (isLacking && servers.length > 0) continue;
        throw error;
      }
      servers.push(server);
      bound = portOf(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { port: bound, close };
}

/**
 * The first port from this one on that is free on every address that `host` stands for; null where none is. It is
 * found by listening there for a moment.
 */
export async function freePort(host: string, from: number): Promise<number | null> {
  for (let candidate = from; candidate <= 65535; candidate += 1) {
    try {
      const { close } = await bindAll(() => createServer(), addressesOf(host), candidate);
      await close();
      return candidate;
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE') && !hasCode(error, 'EACCES')) throw error;
    }
  }
  return null;
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
