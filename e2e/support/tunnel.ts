import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Scope } from './folders.js';

/** A way to a host that can fall silent, as a tunnel whose other end is gone does: nothing comes, nothing ends. */
export interface Tunnel {
  url: string;
  /** How many connections have asked for events. */
  readonly eventConnections: number;
  /** Lets nothing through any more of the connections to events that are open. */
  silence(): void;
}

/** Opens a tunnel to the host at this address; closed after the test. */
export async function openTunnel(scope: Scope, hostUrl: string): Promise<Tunnel> {
  const target = new URL(hostUrl);
  const ends = new Set<Socket>();
  const ways = new Set<{ isSilent: boolean }>();
  let eventConnections = 0;
  let own = '';
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const way = { isSilent: false };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        ends.delete(from);
        if (!way.isSilent) to.destroy();
      });
    }
    near.on('data', (bytes) => {
      const asked = bytes.toString('latin1');
      if (asked.includes('GET /api/events')) {
        eventConnections += 1;
        ways.add(way);
      }
      // The host knows its own address only.
      if (!way.isSilent) far.write(asked.replaceAll(own, target.host), 'latin1');
    });
    far.on('data', (bytes) => {
      if (!way.isSilent) near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.after(() => {
    server.close();
    for (const end of ends) end.destroy();
  });
  own = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${own}`,
    get eventConnections() {
      return eventConnections;
    },
    silence() {
      for (const way of ways) way.isSilent = true;
    },
  };
}
