/** The loss of one sample, in nats, and its derivative by the logit. */
export interface Loss {
  loss: number;
  slope: number;
}

/** Cross-entropy of a logit and a label that is 0 or 1, in a form in which nothing overflows. */
export function crossEntropy(logit: number, label: number): Loss {
  const margin = label === 1 ? logit : -logit;
  return { loss: Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(logit))), slope: sigmoid(logit) - label };
}

/**
 * The same as a textbook writes it, with the probability in half precision: a classic mistake. From a logit of
 * about 8 on the probability rounds to 1, `0 * log(0)` is NaN, and so is everything after it.
 */
export function naiveHalfCrossEntropy(logit: number, label: number): Loss {
  const probability = half(sigmoid(logit));
  const loss = -(label * Math.log(probability) + (1 - label) * Math.log(1 - probability));
  const byProbability = (1 - label) / (1 - probability) - label / probability;
  return { loss, slope: byProbability * probability * (1 - probability) };
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Rounds to the 11 significant bits of a half-precision number (Dekker's splitting; its small range is left out). */
function half(value: number): number {
  const scaled = value * (2 ** 42 + 1);
  return scaled - (scaled - value);
}
