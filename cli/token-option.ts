import { Failure } from './failure.js';
import { isToken, newToken } from './security/access.js';
import { isLoopback } from './security/addresses.js';

/**
 * The token that a host asks for; null is none. Beyond this machine there is one unless it is switched off.
 * @param asked what `--token` said, false after `--no-token`
 * @param variable what MICROTRAX_TOKEN says
 * @throws Failure for a text that can be no token, without repeating it.
 */
export function tokenOf(host: string, asked: string | false | undefined, variable: string | undefined): string | null {
  if (asked === false) return null;
  const given = asked ?? (variable === '' ? undefined : variable);
  if (given === undefined) return isLoopback(host) ? null : newToken();
  if (isToken(given)) return given;
  throw new Failure(
    'A token has 16 characters or more: letters, digits and any of - . _ ~ + / with = at the end only.\n' +
      'Without one, mtx serve makes up its own where other machines can reach it.',
    1,
  );
}
