const listeners = new Set<() => void>();
const resolved = new Map<string, string>();
let isWatching = false;

/** Calls back after light has become dark, or the like, until the signal is aborted. */
export function onThemeChange(listener: () => void, { signal }: { signal: AbortSignal }): void {
  watch();
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

/**
 * A CSS colour as the canvas understands it: `var(--series-3)` becomes what the theme says now. The tokens are
 * the document's, so one answer holds for all charts until the theme changes.
 */
export function resolveColor(color: string): string {
  watch();
  let value = resolved.get(color);
  if (value === undefined) {
    const probe = document.createElement('span');
    probe.hidden = true;
    probe.style.color = color;
    document.body.append(probe);
    value = getComputedStyle(probe).color;
    probe.remove();
    resolved.set(color, value);
  }
  return value;
}

/** A number that the theme's tokens hold, such as an opacity or a length in pixels. */
export function tokenNumber(name: string, fallback: number): number {
  const value = parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
  return Number.isFinite(value) ? value : fallback;
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const changed = (): void => {
    resolved.clear();
    for (const listener of [...listeners]) listener();
  };
  new MutationObserver(changed).observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-palette', 'class'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  matchMedia('(forced-colors: active)').addEventListener('change', changed);
}
