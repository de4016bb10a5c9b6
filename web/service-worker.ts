// Keeps the page for when it cannot be fetched. It answers for the page's own files and for nothing else: neither for
// `/api` nor for `host.json`, and another page that stands at the same address comes from there.

declare const self: ServiceWorkerScope;

/** After this long without an answer the kept page is shown. */
const patienceMs = 4000;
const cachePrefix = 'microtrax-page-';
/** Of the versions that are kept: a page that is still open may ask for a part of the one before. */
const keptVersions = 2;

const files = self.__WB_MANIFEST;
const absolute = (url: string): string => new URL(url, self.location.href).href;
const own = new Set(files.map(({ url }) => absolute(url)));
const page = absolute('index.html');
const folder = absolute('./');
/** All other files are named in the page, by their content. */
const cacheName = cachePrefix + (files.find(({ url }) => url === 'index.html')?.revision ?? '');

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldFiles()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname;
  if (request.mode === 'navigate') {
    if (url === folder || url === page) event.respondWith(freshPage(request));
  } else if (request.method === 'GET' && own.has(url)) {
    event.respondWith(keptFile(url, request));
  }
});

/** `activate` puts this version in the place of the one before; any other text is a file of a page, by its address. */
self.addEventListener('message', ({ data, ports }) => {
  if (data === 'activate') void self.skipWaiting();
  else ports[0]?.postMessage({ version: import.meta.env.MICROTRAX_VERSION, isOfPage: own.has(String(data)) });
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map(({ url, revision }) => new Request(url, { cache: revision ? 'reload' : 'default' })));
}

async function dropOldFiles(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
  await Promise.all(others.slice(0, -(keptVersions - 1)).map((name) => caches.delete(name)));
}

async function freshPage(request: Request): Promise<Response> {
  const late = new Promise<Response | undefined>((resolve) => setTimeout(() => resolve(kept(page)), patienceMs));
  try {
    return (await Promise.race([fetch(request), late])) ?? (await fetch(request));
  } catch {
    return (await kept(page)) ?? Response.error();
  }
}

async function keptFile(url: string, request: Request): Promise<Response> {
  return (await kept(url)) ?? fetch(request);
}

/** This version's, or else that of the one before. */
async function kept(url: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  return (await cache.match(url)) ?? caches.match(url);
}
