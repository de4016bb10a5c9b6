import { routePaths } from '../../sdk/protocol/paths.js';
import { HttpLogbook } from './http-logbook.js';
import type { Source } from './source.js';

let isServed = false;

/** The logbook of `mtx serve`, where this page came from it. */
export const host: Source = {
  id: 'host',
  title: 'This host’s logbook',
  icon: 'home',

  /** Known once the page has started. */
  get isAvailable() {
    return isServed;
  },

  async atStart() {
    isServed = await isServedByHost();
    return isServed ? HttpLogbook.open() : null;
  },

  open() {
    return HttpLogbook.open();
  },
};

/** A page from anywhere else has a `host.json` that says no; one without any, or offline, has no host either. */
async function isServedByHost(): Promise<boolean> {
  try {
    // Relative to the page, as a host may stand below a path.
    const answer = await fetch(routePaths.host.slice(1), { cache: 'no-store' });
    if (!answer.ok) return false;
    const who: unknown = await answer.json();
    return typeof who === 'object' && who !== null && 'host' in who && who.host === true;
  } catch {
    return false;
  }
}
