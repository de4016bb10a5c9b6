import { createContext } from '@lit/context';
import { hostVersion } from '../sources/index.js';
import { Store } from './store.js';

/** A version of the page that is there and not shown. */
export interface PageUpdate {
  version: string;
}

/** What a service worker says of itself. */
interface Answer {
  version: string;
  /** Whether this very page belongs to it. */
  isOfPage: boolean;
}

/** The page's own version. */
export const version = import.meta.env.MICROTRAX_VERSION;

const workerFile = 'service-worker.js';
/** What the page needs comes first. */
const startAfterMs = 5000;
const checkEveryMs = 3_600_000;

/**
 * Keeps the page for when it cannot be fetched, and knows whether a newer one is there: one that the service worker has
 * fetched, or that of a host which has been updated. Nothing is changed before `reload`. Where the browser has no service
 * workers, or the page has none, the host alone is asked.
 */
export class PageUpdates extends Store<PageUpdate | null> {
  #registration: ServiceWorkerRegistration | undefined;
  #dismissed = '';

  constructor() {
    super(null);
  }

  /** Begins once the page has had time to start, and looks every hour and whenever the page is come back to. */
  connect({ signal }: { signal: AbortSignal }): void {
    const start = setTimeout(() => void this.#start(signal), startAfterMs);
    const again = setInterval(() => void this.check(), checkEveryMs);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.check(), {
      signal,
    });
    signal.addEventListener('abort', () => (clearTimeout(start), clearInterval(again)), { once: true });
  }

  /** Looks whether there is a newer page. Never rejects: without an answer there is none. */
  async check(): Promise<void> {
    const served = await hostVersion();
    if (served !== null && served !== version) this.#offer(served);
    await this.#registration?.update().catch(() => undefined);
  }

  /** Shows the newer page. */
  reload(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('activate');
  }

  /** The person does not want it now: this version is not offered again. */
  dismiss(): void {
    this.#dismissed = this.value?.version ?? '';
    this.value = null;
  }

  async #start(signal: AbortSignal): Promise<void> {
    if (import.meta.env.PROD && 'serviceWorker' in navigator) {
      this.#registration = await navigator.serviceWorker.register(workerFile).catch(() => undefined);
      this.#follow(signal);
    }
    await this.check();
  }

  #follow(signal: AbortSignal): void {
    const registration = this.#registration;
    if (!registration) return;
    registration.addEventListener('updatefound', () => this.#installs(registration.installing), { signal });
    this.#installs(registration.installing);
    if (registration.waiting) void this.#waits(registration.waiting);
  }

  #installs(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      // The first one has nobody to wait for.
      if (worker.state === 'installed' && this.#registration?.active) void this.#waits(worker);
    });
  }

  /** A page that was fetched anew may be the newer one already, and then nobody needs the worker of the one before. */
  async #waits(worker: ServiceWorker): Promise<void> {
    const answer = await ask(worker);
    if (answer.isOfPage) worker.postMessage('activate');
    else this.#offer(answer.version);
  }

  #offer(newer: string): void {
    if (newer !== this.#dismissed) this.value = { version: newer };
  }
}

function ask(worker: ServiceWorker): Promise<Answer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.postMessage(import.meta.url, [port2]);
  });
}

export const updatesContext = createContext<PageUpdates>(Symbol('updates'));
