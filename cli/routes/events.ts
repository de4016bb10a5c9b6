import { heartbeatMs, routePaths } from '../../sdk/protocol/paths.js';
import type { Change } from '../../sdk/read/logbook.js';
import { onceFor } from '../once-for.js';
import type { Route } from './route.js';

/** A client that lets this much wait is dropped; it connects again and asks afresh. */
const mostWaitingBytes = 1024 * 1024;

const eventOf = onceFor((change: Change) => `data: ${JSON.stringify(change)}\n\n`);

/** `Logbook.changes` as Server-Sent Events. */
export const events: Route = {
  method: 'GET',
  path: routePaths.events,
  answer({ request, response, logbook, signal }) {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // nginx would gather them.
      'X-Accel-Buffering': 'no',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const send = (text: string): void => {
      response.write(text);
      if (response.writableLength > mostWaitingBytes) response.destroy();
    };
    // The listener stands before the client hears that it is connected: no change falls in between.
    logbook.changes((change) => send(eventOf(change)), { signal });
    send(': connected\n\n');
    const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
    signal.addEventListener('abort', () => clearInterval(heartbeat), { once: true });
  },
};
