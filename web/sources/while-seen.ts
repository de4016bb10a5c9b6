/**
 * Does the work while the page is seen: begins once it is, and aborts the work's signal when it is hidden. Without a
 * page it begins at once.
 */
export async function whileSeen(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
  if (!('document' in globalThis)) return work(signal);
  await seen(signal);
  if (signal.aborted) return;
  const hidden = new AbortController();
  document.addEventListener('visibilitychange', () => hidden.abort(), { signal: hidden.signal });
  await work(AbortSignal.any([signal, hidden.signal]));
  hidden.abort();
}

function seen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || document.visibilityState === 'visible') return resolve();
    const over = new AbortController();
    const end = (): void => {
      over.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', end, over);
    signal.addEventListener('abort', end, over);
  });
}
