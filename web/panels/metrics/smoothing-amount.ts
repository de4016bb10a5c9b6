import { formatStep, formatValue } from '../../charts/format-number.js';
import { roughWords } from '../../state/time-words.js';
import type { Settings } from '../../state/settings-store.js';

type AmountField = 'weight' | 'halfLifeSteps' | 'halfLifeSeconds' | 'sigma' | 'meanPoints';

/** How much of a smoothing there is, as a slider shows it. */
export interface SmoothingAmount {
  /** The setting that holds it. */
  field: AmountField;
  label: string;
  /** Where the slider ends; it begins at 0, and its steps are hundredths. */
  end: number;
  /** Where a value lies on the slider. */
  place: (value: number) => number;
  /** The value at a place. */
  value: (place: number) => number;
  /** With its unit: `100 steps`. */
  words: (value: number) => string;
}

/** The amount of the method that is set; null where there is none. A half-life is in what runs along x. */
export function smoothingAmount({ smoothing, x }: Pick<Settings, 'smoothing' | 'x'>): SmoothingAmount | null {
  switch (smoothing) {
    case 'none':
      return null;
    case 'ema':
      return weight;
    case 'time-ema':
      return x === 'step' ? halfLifeSteps : halfLifeSeconds;
    case 'gaussian':
      return sigma;
    case 'mean':
      return meanPoints;
  }
}

/** What matters is how little is forgotten: 0.9, 0.99 and 0.999 are equally far from each other. */
const weight: SmoothingAmount = {
  field: 'weight',
  label: 'Weight',
  end: 3,
  place: (value) => -Math.log10(1 - value),
  value: (place) => Number((1 - 10 ** -place).toFixed(place < 2 ? 2 : 3)),
  words: String,
};

const halfLifeSteps: SmoothingAmount = {
  ...logarithmic(1, 1e6),
  field: 'halfLifeSteps',
  label: 'Half-life',
  words: (value) => counted(value, 'step'),
};

const halfLifeSeconds: SmoothingAmount = {
  ...logarithmic(1, 1e5),
  field: 'halfLifeSeconds',
  label: 'Half-life',
  words: roughWords,
};

const sigma: SmoothingAmount = {
  ...logarithmic(1, 1000),
  field: 'sigma',
  label: 'Sigma',
  words: (value) => counted(value, 'point'),
};

const meanPoints: SmoothingAmount = {
  ...logarithmic(1, 10_000),
  field: 'meanPoints',
  label: 'Points',
  words: (value) => counted(value, 'point'),
};

/** From one value to another by equal factors; values of two digits, whole. */
function logarithmic(from: number, to: number): Pick<SmoothingAmount, 'end' | 'place' | 'value'> {
  return {
    end: Math.log10(to / from),
    place: (value) => Math.log10(value / from),
    value: (place) => Math.max(from, Math.round(Number((from * 10 ** place).toPrecision(2)))),
  };
}

function counted(value: number, what: string): string {
  const number = Number.isInteger(value) ? formatStep(value) : formatValue(value);
  return `${number} ${what}${value === 1 ? '' : 's'}`;
}
