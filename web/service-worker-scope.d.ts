/** The part of a service worker's scope that ours uses: the types of the platform are either a page's or a worker's. */
interface ServiceWorkerScope {
  readonly location: Location;
  /** What the build puts here: the files of the page, those without a revision being named after their content. */
  readonly __WB_MANIFEST: readonly { url: string; revision: string | null }[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
