import type { Logbook } from '../../sdk/read/logbook.js';
import { routePaths } from '../../sdk/protocol/paths.js';
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
    isServed = (await whoServes()).host === true;
    return isServed ? openServed() : null;
  },

  open: openServed,
};

async function openServed(): Promise<Logbook> {
  const { HttpLogbook } = await import('./http-logbook.js');
  return HttpLogbook.open();
}

/** The version of the host that this page came from; null where there is none, or it does not answer. */
export async function hostVersion(): Promise<string | null> {
  const { host, version } = await whoServes();
  return host === true && typeof version === 'string' ? version : null;
}

/** A page from anywhere else has a `host.json` that says no; one without any, or offline, has no host either. */
async function whoServes(): Promise<{ host?: unknown; version?: unknown }> {
  try {
    // Relative to the page, as a host may stand below a path.
    const answer = await fetch(routePaths.host.slice(1), { cache: 'no-store' });
    if (!answer.ok) return {};
    const who: unknown = await answer.json();
    return typeof who === 'object' && who !== null ? who : {};
  } catch {
    return {};
  }
}
