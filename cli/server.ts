import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import polka, { type Request } from 'polka';
import type { Logbook } from '../sdk/read/logbook.js';
import { asHttpError, HttpError, sendError } from './answers.js';
import { listen } from './listen.js';
import { servePage } from './page.js';
import { routes } from './routes/index.js';
import type { HostFacts, Route } from './routes/route.js';
import { checkSender, knownHosts, securityHeaders, setSecurityHeaders } from './security.js';
import { SharedLogbook } from './shared-logbook.js';

export interface HostOptions {
  logbook: Logbook;
  facts: HostFacts;
  /** A loopback address; `localhost` is both of them. */
  host: string;
  /** 0 is any free one. */
  port: number;
  /** The folder of the built page. */
  page: string;
}

export interface Host {
  /** Where a browser finds it. */
  url: string;
  port: number;
  /** Ends at once, open answers too. The logbook stays open. */
  close: () => Promise<void>;
}

/**
 * Starts a host: security first, then the routes of the table, then the page.
 * @throws PortInUse, or what the system says of the address.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const listener = listenerOf(options);
  const servers: Server[] = [];
  const { port, close } = await listen(
    () => {
      const server = createServer({ requireHostHeader: false }, listener);
      // What Node would answer by itself, without our headers.
      server.on('clientError', refuseBrokenRequest);
      server.on('checkExpectation', listener);
      servers.push(server);
      return server;
    },
    options.host,
    options.port,
  );
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/`,
    port,
    async close() {
      const closed = close();
      for (const server of servers) server.closeAllConnections();
      await closed;
    },
  };
}

function listenerOf({ logbook, facts, host, page }: HostOptions): RequestListener {
  const shared = new SharedLogbook(logbook);
  const app = polka({ onError: answerError, onNoMatch: refuseUnknown });
  app.use((request, response, next) => {
    setSecurityHeaders(response);
    checkSender(request, knownHosts(host, request.socket.localPort ?? 0));
    return next();
  });
  for (const route of routes) {
    app.add(route.method, route.path, (request, response) => {
      const controller = new AbortController();
      response.on('close', () => controller.abort());
      const id = request.params.id ?? '';
      return route.answer({ request, response, logbook: shared, facts, id, signal: controller.signal });
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method);
    app.all(path, (request, response) => refuseMethod(methods, request, response));
  }
  app.use(servePage(page));
  // Polka's types tell of a middleware; without a third argument its handler is a listener.
  return app.handler as unknown as RequestListener;
}

function refuseMethod(methods: Route['method'][], request: Request, response: ServerResponse): never {
  response.setHeader('Allow', methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '));
  throw new HttpError(405, 'wrong-method', `${request.method} is not answered here`);
}

function refuseUnknown(request: Request): never {
  throw new HttpError(404, 'unknown-route', `There is nothing at ${request.path}`);
}

/** An answer that has begun can only be broken off; who has left is told nothing. */
function answerError(error: unknown, _request: Request, response: ServerResponse): void {
  if (!response.socket || response.socket.destroyed) return;
  const answer = asHttpError(error);
  if (answer.status >= 500) console.error(error);
  if (response.headersSent) response.destroy();
  else sendError(response, answer);
}

function refuseBrokenRequest(_error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n${headers.join('')}\r\n`);
}
