import { routePaths } from '../../sdk/protocol/paths.js';
import { ask } from './http-question.js';

/**
 * Gives the token to the host that the page came from; from then on it answers this browser.
 * @throws Error named `wrong-token`, `host-unreachable`, or what else the host says
 */
export async function giveToken(token: string): Promise<void> {
  await ask(routePaths.session.slice(1), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}
