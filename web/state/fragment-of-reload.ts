/**
 * A browser reloads a page at the address that it had before `pagehide`: what is written into it then is lost. What a
 * tab keeps for its session is not.
 */
const key = 'microtrax.fragment';

/** Keeps the address's fragment as it is now, for this page when it is loaded again. */
export function keepFragment(): void {
  try {
    sessionStorage.setItem(key, location.hash);
  } catch {
    // Where storage is refused, a reload shows the address of a moment ago.
  }
}

/** Puts the fragment that was kept into the address of a page that is a reload. Another page forgets it. */
export function takeUpFragment(): void {
  const kept = takeKept();
  if (kept !== null && isReload()) history.replaceState(null, '', location.pathname + location.search + kept);
}

function takeKept(): string | null {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept;
  } catch {
    return null;
  }
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}
