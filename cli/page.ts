import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Middleware } from 'polka';
import { sendBody } from './answers.js';
import { isApi } from './api-path.js';
import { HttpError } from './http-error.js';

const notBuilt = `The page is not built, so there is nothing to show here.
In the project's folder, "npm run build" builds it; then start this host again.
What it knows can be asked under /api/experiments.
`;

interface PageFile {
  type: string;
  bytes: Buffer;
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.json', 'application/json; charset=utf-8'],
  ['.jsonl', 'application/jsonl; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Answers with the built page; without one, says what to do. It is less than a megabyte, and held in memory: no client
 * takes a file descriptor, and an update of the package on disk does not mix two pages.
 */
export function servePage(folder: string): Middleware {
  const files = existsSync(path.join(folder, 'index.html')) ? filesOf(folder) : null;
  return (request, response, next) => {
    if (isApi(request.path)) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      throw new HttpError(405, 'wrong-method', `${request.method} is not answered here`);
    }
    if (!files && request.path === '/') {
      response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(notBuilt);
      return;
    }
    const file = files?.get(request.path === '/' ? '/index.html' : request.path);
    if (!file) return next();
    // The build names what lies in assets/ after its content.
    const isHashed = request.path.startsWith('/assets/');
    sendBody(response, { ...file, caching: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache' });
  };
}

/** By their paths in a URL. */
function filesOf(folder: string): ReadonlyMap<string, PageFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry): [string, PageFile] => {
      const file = path.join(entry.parentPath, entry.name);
      const type = mediaTypes.get(path.extname(entry.name)) ?? 'application/octet-stream';
      return [`/${path.relative(folder, file).split(path.sep).join('/')}`, { type, bytes: readFileSync(file) }];
    }),
  );
}
