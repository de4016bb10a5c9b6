import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Middleware } from 'polka';
import sirv from 'sirv';
import { HttpError } from './http-error.js';

const notBuilt = `The page is not built, so there is nothing to show here.
In the project's folder, "npm run build" builds it; then start this host again.
What it knows can be asked under /api/experiments.
`;

/** Answers with the built page; without one, says what to do. */
export function servePage(folder: string): Middleware {
  const serveFile = existsSync(path.join(folder, 'index.html')) ? filesOf(folder) : null;
  return (request, response, next) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      throw new HttpError(405, 'wrong-method', `${request.method} is not answered here`);
    }
    if (serveFile) {
      // sirv reads ranges wrongly, and whoever asks for one accepts the whole.
      delete request.headers.range;
      return serveFile(request, response, next);
    }
    if (request.path !== '/') return next();
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(notBuilt);
  };
}

function filesOf(folder: string): ReturnType<typeof sirv> {
  return sirv(folder, {
    etag: true,
    setHeaders(response, pathname) {
      // The build names what lies in assets/ after its content.
      const isHashed = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
