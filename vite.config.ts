import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type ProxyOptions } from 'vite';
import { pagePolicy } from './cli/content-security-policy.js';

/** The `mtx serve` that a development page talks to. */
const host = process.env['MICROTRAX_HOST'] ?? 'http://localhost:8080';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The static build carries its policy itself. In development, Vite's own inline styles need to pass. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Asks the running host who it is; where none runs, the page gets the static answer and opens folders itself. */
function hostOrStatic(): Plugin {
  return {
    name: 'host-or-static',
    configureServer(server) {
      server.middlewares.use('/host.json', (_request, response, next) => {
        fetch(new URL('/host.json', host))
          .then((answer) => answer.text())
          .then((body) => response.setHeader('content-type', 'application/json').end(body))
          .catch(() => next());
      });
    },
  };
}

/**
 * The host answers its own origin only; without an Origin a request counts as a script's. That is for the page of
 * this server: what another page asks keeps its Origin, and is refused.
 */
const toHost: ProxyOptions = {
  target: host,
  changeOrigin: true,
  configure: (proxy) =>
    proxy.on('proxyReq', (request, asked) => {
      if (asked.headers.origin === `http://${asked.headers.host}`) request.removeHeader('origin');
    }),
};

export default defineConfig({
  root: here('./web'),
  base: './',
  cacheDir: here('./node_modules/.vite'),
  plugins: [contentSecurityPolicy(), hostOrStatic()],
  server: { proxy: { '/api': toHost }, fs: { allow: [here('.')] } },
  worker: { format: 'es' },
  build: {
    target: 'esnext',
    outDir: here('./dist/web'),
    emptyOutDir: true,
    // Everything is a file of its own origin: the policy allows no data: address for scripts and fetches.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
