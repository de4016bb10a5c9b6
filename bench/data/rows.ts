/** Pseudo-random numbers below 1, the same ones for the same seed. */
export type Random = () => number;

/** One row after another, without end: the JSON text of each line's `data`, with the spaces that Python writes. */
export type Rows = (random: Random) => Generator<string>;

const eightMetrics = [
  'train/loss',
  'train/accuracy',
  'val/loss',
  'val/accuracy',
  'grad_norm',
  'lr',
  'margin',
  'kl_div',
];

const fourHundredMetrics = Array.from({ length: 100 }, (_, layer) =>
  ['weight_norm', 'grad_norm', 'update_ratio', 'dead_share'].map((figure) => `layers/${layer}/${figure}`),
).flat();

const sixteenMetrics = eightMetrics.flatMap((name) => [name, `ema/${name}`]);

/** A number of all 53 bits, which takes 16 or 17 digits to tell from its neighbours. */
function number(random: Random): string {
  // The generator gives 32 bits at a time. Below a ten-thousandth, Python writes exponents otherwise than JavaScript.
  return String(0.0001 + 0.9999 * (random() + random() * 2 ** -32));
}

const field = (metric: string, random: Random): string => `"${metric}": ${number(random)}`;

/** The same metrics in each row. */
function steady(metrics: string[]): Rows {
  return function* (random) {
    for (let step = 0; ; step++) {
      yield `{"step": ${step}, ${metrics.map((metric) => field(metric, random)).join(', ')}}`;
    }
  };
}

/** 8 metrics a row. */
export const fewMetrics = steady(eightMetrics);

/** 400 metrics a row. */
export const manyMetrics = steady(fourHundredMetrics);

/** Of 16 metrics those that chance takes, at least one. */
export const subsets: Rows = function* (random) {
  for (let step = 0; ; step++) {
    const taken = sixteenMetrics.filter(() => random() < 0.5);
    const [only] = sixteenMetrics;
    const metrics = taken.length > 0 || only === undefined ? taken : [only];
    yield `{"step": ${step}, ${metrics.map((metric) => field(metric, random)).join(', ')}}`;
  }
};

/** 8 metrics a row, and in their middle a text that is another in each. */
export const changingText: Rows = function* (random) {
  const half = eightMetrics.length / 2;
  for (let step = 0; ; step++) {
    const fields = eightMetrics.map((metric) => field(metric, random));
    fields.splice(half, 0, `"sample": "batch ${step} of ${words(random)}"`);
    yield `{"step": ${step}, ${fields.join(', ')}}`;
  }
};

const someWords = ['cats', 'dogs', 'birds', 'night', 'rain', 'crowd', 'street', 'harbour', 'train', 'snow'];

function words(random: Random): string {
  const count = 1 + Math.floor(random() * 4);
  return Array.from({ length: count }, () => someWords[Math.floor(random() * someWords.length)]).join(' and ');
}

/** What of the text is images. */
const imageShare = 0.95;
/** The length of a line without its row, about. */
const aroundRow = 58;
const smallestImage = 20_000;
const largestImage = 200_000;

/** 8 metrics a row, and between them rows that are an image: 19 of 20 bytes. */
export const images: Rows = function* (random) {
  const pool = base64(random, largestImage * 4);
  let imageBytes = 0;
  let metricBytes = 0;
  const metrics = fewMetrics(random);
  for (let step = 0; ; step++) {
    const { value } = metrics.next() as IteratorYieldResult<string>;
    metricBytes += value.length + aroundRow;
    yield value;
    if (imageBytes * (1 - imageShare) > metricBytes * imageShare) continue;
    const length = smallestImage + Math.floor(random() * (largestImage - smallestImage));
    const from = Math.floor(random() * (pool.length - length));
    // The signature of PNG, and as many characters as base64 comes in.
    const data = `iVBORw0KGgo${pool.slice(from, from + length - (length % 4) + 1)}`;
    imageBytes += data.length;
    yield `{"step": ${step}, "_images": [{"format": "base64_png", "data": "${data}", "label": "sample"}]}`;
  }
};

function base64(random: Random, length: number): string {
  const bytes = Uint8Array.from({ length }, () => random() * 256);
  return Buffer.from(bytes).toString('base64');
}
