import { routePaths } from '../../sdk/protocol/paths.js';
import type { Route } from './route.js';

/** `Logbook.image`: the image itself. Its ref stands for these bytes alone, so they may be kept for ever. */
export const image: Route = {
  method: 'GET',
  path: routePaths.image,
  async answer({ request, response, logbook, id, signal }) {
    const { type, bytes } = await logbook.image(id, { signal });
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': bytes.length,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  },
};
