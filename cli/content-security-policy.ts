const page = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What the page and its workers may do: reach nothing but their own origin. The built page carries it in a meta. */
export const pagePolicy = page.join('; ');

/** The same on every answer of the host. Who may frame the page, a meta cannot say. */
export const answerPolicy = [...page, "frame-ancestors 'none'"].join('; ');
