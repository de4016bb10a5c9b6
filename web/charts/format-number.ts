const minus = '−';
/** Longer labels of huge ticks would not fit beside an axis. */
const hugeTickLength = 7;
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const suffixes: readonly [unit: number, suffix: string][] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** A logged value: four significant digits (`0.2871`, `5.9e−6`), whole thousands (`18,240`), `NaN`, `∞`, `−∞`. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  const size = Math.abs(value);
  if (size === 0) return '0';
  // Decided on what is printed: 0.0099999 is 0.01, and 999.96 is 1,000.
  const rounded = Number(size.toPrecision(4));
  if (rounded < 0.01 || size >= 1e7) return exponential(value, 3);
  return sign(value) + (rounded < 1000 ? String(rounded) : grouped.format(Math.round(size)));
}

/** A step: `18,240`. */
export function formatStep(step: number): string {
  if (!Number.isFinite(step)) return nonFinite(step);
  const size = Math.abs(step);
  if (size >= 1e15) return exponential(step, 5);
  if (Number.isInteger(step)) return sign(step) + grouped.format(size);
  if (size < 1e-3) return exponential(step, 3);
  const whole = Math.floor(size);
  const digits = Math.max(0, 6 - String(whole).length);
  const [integer, decimals] = size
    .toFixed(digits)
    .replace(/\.?0+$/, '')
    .split('.') as [string, string?];
  return sign(step) + grouped.format(Number(integer)) + (decimals ? `.${decimals}` : '');
}

/**
 * The labels of an axis's ticks, which are `step` apart. Where huge values lie so near to each other that their
 * labels would be too long, the first says where they are and the others how much further: `≈2e15`, `+2`, `+4`.
 */
export function formatTicks(values: readonly number[], step: number): string[] {
  const largest = largestOf(values);
  const labels = values.map((value) => formatTick(value, step, largest));
  if (largest < 1e15 || labels.every(({ length }) => length <= hugeTickLength)) return labels;
  return values.map((value, i) => {
    if (i > 0) return `+${formatTick(i * step, step, (values.length - 1) * step)}`;
    const rough = exponential(value, 1);
    return rough === labels[0] ? rough : `≈${rough}`;
  });
}

export const largestOf = (values: readonly number[]): number =>
  values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);

/**
 * The label of a tick, alike for the whole axis: at most as many decimals as the distance of the ticks asks
 * for, `20k` for thousands, `3e−4` where all ticks are small.
 * @param step the distance between two ticks
 * @param largest the largest size of a tick on the axis
 */
export function formatTick(value: number, step: number, largest: number): string {
  if (value === 0) return '0';
  const stepExponent = exponentOf(step);
  if (largest < 0.01 || largest >= 1e15) return exponential(value, Math.max(0, exponentOf(value) - stepExponent));
  for (const [unit, suffix] of suffixes) {
    if (largest >= unit && largest < unit * 1e4 && step >= unit / 100) {
      return sign(value) + trimmed(Math.abs(value) / unit, 2) + suffix;
    }
  }
  const decimals = Math.max(0, -stepExponent);
  const text = String(Number(Math.abs(value).toFixed(Math.min(decimals, 20))));
  return sign(value) + (largest >= 1e4 ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text);
}

function nonFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '∞' : `${minus}∞`;
}

/** `5.9e−6`, at most `digits` behind the point. */
function exponential(value: number, digits: number): string {
  const [mantissa, exponent] = Math.abs(value).toExponential(Math.min(digits, 16)).split('e') as [string, string];
  const shown = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${sign(value)}${shown}e${exponent.replace('+', '').replace('-', minus)}`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** The power of ten below a size, free of the rounding of `Math.log10`. */
export function exponentOf(value: number): number {
  return Number(Math.abs(value).toExponential().split('e')[1]);
}

const sign = (value: number): string => (value < 0 ? minus : '');
