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
  const put = (exponent: number, nearest: number, remainder: number): void => {
    // Veltkamp's way to split a double.
    const scaled = 134217729 * nearest;
    const upper = scaled - (scaled - nearest);
    const at = 2 * (exponent - firstPower);
    powers[at] = upper;
    powers[at + 1] = nearest - upper + remainder;
  };
  let power = 1n;
  for (let exponent = 0; exponent <= -firstPower; exponent++) {
    const nearest = Number(`1e${exponent}`);
    if (exponent <= lastPower) put(exponent, nearest, Number(power - BigInt(nearest)));
    const inverse = Number(`1e-${exponent}`);
    put(-exponent, inverse, remainderOfInverse(inverse, power));
    power *= 10n;
  }
  return powers;
}

const view = new DataView(new ArrayBuffer(8));

/** What 1 / power is more than the double nearest to it. */
function remainderOfInverse(nearest: number, power: bigint): number {
  view.setFloat64(0, nearest);
  const bits = view.getBigUint64(0);
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  // nearest = mantissa / 2^scale. The difference of the two as one fraction, whose top and bottom are rounded.
  const scale = 1075n - (bits >> 52n);
  return (Number((1n << scale) - mantissa * power) / Number(power)) * 2 ** -Number(scale);
}
