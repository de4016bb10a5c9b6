import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin, type ProxyOptions } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { pagePolicy } from './cli/content-security-policy.js';

/** The `mtx serve` that a development page talks to. */
const host = process.env['MICROTRAX_HOST'] ?? 'http://localhost:8080';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { version, description } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as Record<string, string>;

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

/** What stands in the styles of elements for those who read them only: comments, and most of the white space. */
function lighterStyles(): Plugin {
  const spared = /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};,])\s*|(?<=:)\s+|(\s)\s*/g;
  const lighter = (_all: string, text = '', sign = '', space = ''): string => text || sign || (space && ' ');
  return {
    name: 'lighter-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/web\/.*\.ts$/, code: 'css`' },
      handler: (code) => ({
        code: code.replace(/\bcss`[^`]*`/g, (styles) => styles.replace(spared, lighter)),
        map: null,
      }),
    },
  };
}

/** What is new, as the page of a newer version tells it. */
function changelog(): Plugin {
  return {
    name: 'changelog',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'changelog.txt', source: readFileSync(here('./CHANGELOG.md')) });
    },
  };
}

/** What the page is called and looks like where it is installed, and the files that it has without a network. */
const installable = VitePWA({
  strategies: 'injectManifest',
  srcDir: '.',
  filename: 'service-worker.ts',
  // The page registers it by itself: no script is injected.
  injectRegister: null,
  manifest: {
    id: './',
    name: 'microtrax',
    short_name: 'microtrax',
    description,
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#15181d',
    theme_color: '#15181d',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'mark.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  includeManifestIcons: false,
  injectManifest: {
    globPatterns: ['**/*.{html,js,css,svg,json,jsonl,wasm}'],
    // It says whether there is a host: that is asked anew each time.
    globIgnores: ['host.json'],
    dontCacheBustURLsMatching: /^assets\//,
    rollupFormat: 'iife',
  },
});

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
  plugins: [contentSecurityPolicy(), hostOrStatic(), lighterStyles(), changelog(), installable],
  define: { 'import.meta.env.MICROTRAX_VERSION': JSON.stringify(version) },
  server: { proxy: { '/api': toHost }, fs: { allow: [here('.')] } },
  worker: { format: 'es' },
  build: {
    target: 'esnext',
    outDir: here('./dist/web'),
    emptyOutDir: true,
    // Everything is a file of its own origin: the policy allows no data: address for scripts and fetches.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the page begins with is one file: it is pressed smaller than in the parts that later files share.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
});
