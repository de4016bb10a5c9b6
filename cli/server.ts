import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import polka, { type Request } from 'polka';
import type { Logbook } from '../sdk/read/logbook.js';
import { sendError } from './answers.js';
import { failureWords } from './failure.js';
import { asHttpError, HttpError } from './http-error.js';
import { listen } from './listen.js';
import { servePage } from './page.js';
import { routes } from './routes/index.js';
import type { HostFacts, Route } from './routes/route.js';
import { Access } from './security/access.js';
import { admit } from './security/admission.js';
import { addressesToOpen, inUrl } from './security/addresses.js';
import { refuseBrokenRequest, refuseTunnel } from './security/broken-request.js';
import { setSecurityHeaders } from './security/headers.js';
import { checkHeaderCount, connectionCounter, limits, type Limits } from './security/limits.js';
import { exchangeToken } from './security/link.js';
import { takeAbsoluteForm } from './security/request-target.js';
import { checkSender } from './security/sender.js';
import { SharedLogbook } from './shared-logbook.js';

export interface HostOptions {
  logbook: Logbook;
  facts: HostFacts;
  /** The address to listen on; `localhost` is both loopback ones. Others than these need a token. */
  host: string;
  /** 0 is any free one. */
  port: number;
  /** The folder of the built page. */
  page: string;
  /** What everybody has to know who asks; null is nothing. */
  token?: string | null;
  /** Host headers that are right beside the own ones, in lower case; one without a port is right with any. */
  allowedHosts?: readonly string[];
  /** Those that are not the usual ones. */
  limits?: Limits;
}

export interface Host {
  /** Where a browser finds it. */
  url: string;
  port: number;
  /** Ends when what is being changed has been written; all other answers are broken off. The logbook stays open. */
  close: () => Promise<void>;
}

/**
 * Starts a host: security first, then the routes of the table, then the page.
 * @throws PortInUse, or what the system says of the address.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const logbook = new SharedLogbook(options.logbook);
  const listener = listenerOf(logbook, options);
  const own = { ...limits, ...options.limits };
  const count = connectionCounter(own.maxConnections);
  const servers: Server[] = [];
  const { port, close } = await listen(
    () => {
      const server = createServer({ ...own, requireHostHeader: false }, listener);
      // They are counted where too many can be refused.
      server.maxHeadersCount = 0;
      server.on('connection', count);
      // What Node would answer by itself, without our headers.
      server.on('clientError', refuseBrokenRequest);
      server.on('checkExpectation', listener);
      server.on('connect', refuseTunnel);
      // Who waits for an answer that takes long is left in peace; who takes none of what is there is not. Node tells of it
      // at the second look only, where something had been taken before the first.
      server.setTimeout(own.stalledTimeout / 2, (socket) => socket.writableLength > 0 && socket.destroy());
      servers.push(server);
      return server;
    },
    options.host,
    options.port,
  );
  const [nearest] = addressesToOpen(options.host);
  return {
    url: `http://${inUrl(nearest)}:${port}/`,
    port,
    async close() {
      const closed = close();
      await logbook.unchanging();
      // Who waits for it is told.
      await new Promise((resolve) => setImmediate(resolve));
      for (const server of servers) server.closeAllConnections();
      await closed;
    },
  };
}

function listenerOf(logbook: Logbook, options: Omit<HostOptions, 'logbook'>): RequestListener {
  const { facts, host, page, token = null, allowedHosts = [] } = options;
  const access = token === null ? null : new Access(token);
  const app = polka({ onError: answerError, onNoMatch: refuseUnknown });
  app.use((request, response, next) => {
    setSecurityHeaders(response);
    checkHeaderCount(request);
    checkSender(request, { host, allowedHosts });
    return next();
  });
  if (access) app.use(exchangeToken(access));
  for (const route of routes) {
    app.add(route.method, route.path, (request, response) => {
      admit(route, request, response, { access, facts });
      const controller = new AbortController();
      response.on('close', () => controller.abort());
      const id = request.params.id ?? '';
      return route.answer({ request, response, logbook, facts, access, id, signal: controller.signal });
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method);
    app.all(path, (request, response) => refuseMethod(methods, request, response));
  }
  app.use(servePage(page));
  // Polka's types tell of a middleware; without a third argument its handler is a listener.
  const handler = app.handler as unknown as RequestListener;
  return (request, response) => {
    takeAbsoluteForm(request);
    handler(request, response);
  };
}

function refuseMethod(methods: Route['method'][], request: Request, response: ServerResponse): never {
  response.setHeader('Allow', methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '));
  throw new HttpError(405, 'wrong-method', `${request.method} is not answered here`);
}

/** A message need not be as long as a request. */
const mostOfPath = 100;

function refuseUnknown(request: Request): never {
  throw new HttpError(404, 'unknown-route', `There is nothing at ${request.path.slice(0, mostOfPath)}`);
}

/** An answer that has begun can only be broken off; who has left is told nothing. */
function answerError(error: unknown, _request: Request, response: ServerResponse): void {
  if (!response.socket || response.socket.destroyed) return;
  const answer = asHttpError(error);
  const debug = Boolean(process.env.MICROTRAX_DEBUG);
  if (answer.status >= 500) console.error(failureWords(error, { debug, what: 'A question could not be answered' }));
  if (response.headersSent) response.destroy();
  else sendError(response, answer);
}
