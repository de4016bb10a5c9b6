/**
 * Calls the listener when the page may have been cut off from the world and is so no longer: the computer is online
 * again, or the page is seen again, as after the computer slept. Where there is no page it never is.
 */
export function onReturn(listener: (how: 'online' | 'visible') => void, { signal }: { signal: AbortSignal }): void {
  if (!('document' in globalThis)) return;
  addEventListener('online', () => listener('online'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') listener('visible');
    },
    { signal },
  );
}

/** Calls the listener when the browser is about to stop the page, which may be for ever. */
export function onFreeze(listener: () => void, { signal }: { signal: AbortSignal }): void {
  if ('document' in globalThis) document.addEventListener('freeze', listener, { signal });
}
