import type { SeriesX, Smoothing } from '../../sdk/read/logbook.js';
import type { Settings } from './settings.js';

/** The setting that says how much a method smooths, and how a slider runs through it. */
export interface SmoothingAmount {
  field: 'weight' | 'halfLifeSteps' | 'halfLifeSeconds' | 'sigma' | 'meanPoints';
  /** What is counted: `steps`; empty where it is a bare number. */
  unit: string;
  /** The setting at a place of the slider, from 0 to 1: at 0 next to nothing is smoothed. */
  at(place: number): number;
  /** The place of a setting. */
  placeOf(value: number): number;
}

type Method = Exclude<Settings['smoothing'], 'none'>;

/** How much a method smooths along an axis. */
export function smoothingAmount(method: Method, x: SeriesX): SmoothingAmount {
  switch (method) {
    case 'ema':
      return weight;
    case 'time-ema':
      return isTimed(x)
        ? geometric('halfLifeSeconds', 's', { from: 0.1, to: 86_400 })
        : geometric('halfLifeSteps', 'steps', { from: 1, to: 1e6 });
    case 'gaussian':
      return geometric('sigma', 'points', { from: 0.1, to: 1000 });
    case 'mean':
      return geometric('meanPoints', 'points', { from: 1, to: 10_000 }, Math.round);
  }
}

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

/** An average that keeps `w` is over about `1 / (1 - w)` points: the slider multiplies these, from 1 to 1,000. */
const weight: SmoothingAmount = {
  field: 'weight',
  unit: '',
  at: (place) => round(1 - 1000 ** -place, 3),
  placeOf: (value) => -Math.log(1 - value) / Math.log(1000),
};

/** Runs through magnitudes alike: each part of the way multiplies. */
function geometric(
  field: SmoothingAmount['field'],
  unit: string,
  { from, to }: { from: number; to: number },
  rounded = (value: number): number => Number(value.toPrecision(2)),
): SmoothingAmount {
  return {
    field,
    unit,
    at: (place) => rounded(from * (to / from) ** place),
    placeOf: (value) => Math.max(0, Math.min(1, Math.log(value / from) / Math.log(to / from))),
  };
}

const isTimed = (x: SeriesX): boolean => x === 'time' || x === 'clock';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
