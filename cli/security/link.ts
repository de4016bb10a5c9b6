import type { Middleware } from 'polka';
import { isApi } from '../api-path.js';
import type { Access } from './access.js';

/**
 * Answers the link that `mtx serve` printed: its token becomes a cookie, and the address goes on without it, so that
 * it stays in no history. A person with a wrong one comes to the page all the same, which asks for the right one.
 */
export function exchangeToken(access: Access): Middleware {
  return (request, response, next) => {
    const parameters = new URLSearchParams(request.search);
    const token = parameters.get('token');
    const asks = request.method === 'GET' || request.method === 'HEAD';
    if (!asks || isApi(request.path) || token === null) return next();
    const isPerson = request.headers.accept?.includes('text/html') ?? false;
    if (!isPerson || access.opensWith(token)) access.enter(token, request, response);
    parameters.delete('token');
    const rest = parameters.size > 0 ? `?${parameters.toString()}` : '';
    // Relative, as a proxy may have it below a path.
    response.writeHead(303, { Location: `./${rest}`, 'Cache-Control': 'no-store' });
    response.end();
  };
}
