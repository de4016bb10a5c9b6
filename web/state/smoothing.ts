import type { SeriesX, Smoothing } from '../../sdk/read/logbook.js';
import type { Settings } from './settings.js';

/** What is asked for along an axis; null where lines are drawn as they were logged. */
export function smoothingOf(settings: Settings, x: SeriesX): Smoothing | null {
  switch (settings.smoothing) {
    case 'none':
      return null;
    case 'ema':
      return settings.weight > 0 ? { method: 'ema', weight: settings.weight } : null;
    case 'time-ema':
      return { method: 'time-ema', halfLife: isTimed(x) ? settings.halfLifeSeconds : settings.halfLifeSteps };
    case 'gaussian':
      return { method: 'gaussian', sigma: settings.sigma };
    case 'mean':
      return settings.meanPoints > 1 ? { method: 'mean', points: settings.meanPoints } : null;
  }
}

const isTimed = (x: SeriesX): boolean => x === 'time' || x === 'clock';
