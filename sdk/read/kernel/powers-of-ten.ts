export const firstPower = -290;
const lastPower = 280;

let table: Float64Array | null = null;

/**
 * The powers of ten from 1e-290 to 1e280, each as the unevaluated sum of two doubles: its upper 26 bits, so that a product
 * with 27 bits is exact, and what is left of it, so that both have all of it but for 2^-79.
 */
export function powersOfTen(): Float64Array {
  return (table ??= makeTable());
}

function makeTable(): Float64Array {
  const powers = new Float64Array(2 * (lastPower - firstPower + 1));
  for (let exponent = firstPower; exponent <= lastPower; exponent++) {
    const nearest = Number(`1e${exponent}`);
    // Veltkamp's way to split a double.
    const scaled = 134217729 * nearest;
    const upper = scaled - (scaled - nearest);
    powers.set([upper, nearest - upper + remainder(exponent, nearest)], 2 * (exponent - firstPower));
  }
  return powers;
}

const view = new DataView(new ArrayBuffer(8));

/** 10^exponent - high, as a double. */
function remainder(exponent: number, high: number): number {
  view.setFloat64(0, high);
  const bits = view.getBigUint64(0);
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const scale = Number(bits >> 52n) - 1075;
  // Both as integers over a common denominator, 10^-exponent × 2^-scale where those are positive.
  let [power, double] = exponent < 0 ? [1n, mantissa * 10n ** BigInt(-exponent)] : [10n ** BigInt(exponent), mantissa];
  if (scale < 0) power <<= BigInt(-scale);
  else double <<= BigInt(scale);
  // The difference has no more than 53 bits to the right of the power's own 53: 128 bits of quotient hold all that counts.
  const shift = 128n;
  const denominator = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  const quotient = ((power - double) << shift) / denominator;
  return Number(quotient) * 2 ** -128 * 2 ** Math.min(scale, 0);
}
