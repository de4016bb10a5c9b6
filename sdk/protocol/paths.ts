/** What the page asks the host, as the host's routes match it: `:id` stands for one percent-encoded part. */
export const routePaths = {
  host: '/host.json',
  health: '/api/health',
  experiments: '/api/experiments',
  series: '/api/series',
  summaries: '/api/summaries',
  events: '/api/events',
  session: '/api/session',
  points: '/api/experiments/:id/points',
  damage: '/api/experiments/:id/damage',
  images: '/api/experiments/:id/images',
  image: '/api/images/:id',
  text: '/api/experiments/:id/text',
  raw: '/api/experiments/:id/raw',
  experiment: '/api/experiments/:id',
} as const;

/** So often the host says something to who listens to its events: proxies and tunnels cut a quiet connection. */
export const heartbeatMs = 15_000;

export type RoutePath = (typeof routePaths)[keyof typeof routePaths];

/**
 * The path of one request: `:id` filled in, parameters appended; those that are undefined are left out.
 * @throws URIError where a part holds half a surrogate pair, which no URL can carry.
 */
export function pathTo(
  route: RoutePath,
  parts: { id?: string; query?: Record<string, string | undefined> } = {},
): string {
  const path = route.replace(':id', () => encodeURIComponent(parts.id ?? ''));
  const query = Object.entries(parts.query ?? {})
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}
