/** Whether a path is one of the routes' and never the page's; they are matched whatever their case. */
export function isApi(path: string): boolean {
  return /^\/api(?:\/|$)/i.test(path);
}
