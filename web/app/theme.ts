import type { SettingsStore } from '../state/settings-store.js';

/**
 * Sets the root's `data-palette` to what the person chose, and its `data-theme` likewise or, where the system decides, to
 * what it says.
 */
export function followTheme(settings: SettingsStore, { signal }: { signal: AbortSignal }): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const { theme, palette } = settings.value;
    const { dataset } = document.documentElement;
    dataset['palette'] = palette;
    dataset['theme'] = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  };
  apply();
  settings.subscribe(apply, { signal });
  system.addEventListener('change', apply, { signal });
}
