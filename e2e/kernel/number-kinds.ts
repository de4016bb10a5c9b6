/** A kind of numbers, as texts. */
export interface NumberKind {
  name: string;
  /** What share of them a kernel may refuse: what it refuses always takes the exact path, which is slow. */
  mayRefuse: number;
  make(random: () => number): string;
}

const view = new DataView(new ArrayBuffer(8));

/** Numbers of all kinds. Those that every training logs must not be refused. */
export const numberKinds: readonly NumberKind[] = [
  { name: 'shortest texts of doubles below 1', mayRefuse: 0, make: (random) => written(double(random), random) },
  {
    name: 'shortest texts of doubles of usual sizes',
    mayRefuse: 0,
    make: (random) => written(double(random) * 10 ** integer(random, -30, 15), random),
  },
  {
    name: 'short decimals',
    mayRefuse: 0,
    make: (random) => decimal(digits(random, integer(random, 1, 15)), integer(random, -5, 15), random),
  },
  {
    name: 'small integers',
    mayRefuse: 0,
    make: (random) => `${sign(random)}${integer(random, 0, 10 ** integer(random, 1, 9))}`,
  },
  { name: 'times', mayRefuse: 0, make: (random) => String(1.7e9 + double(random) * 1e9) },
  {
    name: 'decimals of 17 digits',
    mayRefuse: 1e-5,
    make: (random) => decimal(digits(random, 17), integer(random, -10, 15), random),
  },
  {
    name: 'decimals of up to 25 digits with exponents',
    mayRefuse: 0.02,
    make: (random) =>
      `${decimal(digits(random, integer(random, 1, 25)), integer(random, 0, 25), random)}${exponent(random, 240)}`,
  },
  {
    name: 'decimals of up to 60 digits',
    mayRefuse: 0.03,
    make: (random) => decimal(digits(random, integer(random, 20, 60)), integer(random, -30, 60), random),
  },
  {
    name: 'integers of up to 25 digits',
    mayRefuse: 0.05,
    make: (random) => sign(random) + digits(random, integer(random, 1, 25)),
  },
  {
    name: 'integers around 2^53',
    mayRefuse: 0.4,
    make: (random) => String(2n ** 53n + BigInt(integer(random, -5000, 5000))),
  },
  { name: 'doubles of random bits', mayRefuse: 0.2, make: (random) => written(randomBits(random), random) },
  {
    name: 'powers of ten and two, and what is next to them',
    mayRefuse: 0.2,
    make: (random) => written(neighbour(power(random), integer(random, -3, 3)), random),
  },
  { name: 'the middle between two doubles, and what is next to it', mayRefuse: 0.3, make: middle },
  { name: 'numbers at the ends of what there is', mayRefuse: 1, make: (random) => written(subnormal(random), random) },
];

/** A double in [0, 1) with all of its digits. */
function double(random: () => number): number {
  return (Math.floor(random() * 2 ** 27) * 2 ** 26 + Math.floor(random() * 2 ** 26)) / 2 ** 53;
}

function integer(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

function sign(random: () => number): string {
  return random() < 0.3 ? '-' : '';
}

/** So many digits, of which the first is not 0. */
function digits(random: () => number, count: number): string {
  let text = String(integer(random, 1, 9));
  while (text.length < count) text += String(integer(random, 0, 999_999)).padStart(6, '0');
  return text.slice(0, count);
}

/** Digits with the point after so many of them, or so many zeros before them. */
function decimal(text: string, point: number, random: () => number): string {
  if (point <= 0) return `${sign(random)}0.${'0'.repeat(-point)}${text}`;
  if (point >= text.length) return `${sign(random)}${text}${'0'.repeat(point - text.length)}`;
  return `${sign(random)}${text.slice(0, point)}.${text.slice(point)}`;
}

function exponent(random: () => number, most: number): string {
  const value = integer(random, 0, most);
  const mark = random() < 0.5 ? 'e' : 'E';
  const side = random() < 0.5 ? '-' : random() < 0.5 ? '+' : '';
  return `${mark}${side}${random() < 0.2 ? '0' : ''}${value}`;
}

/** The shortest text of a double, in one of the ways to write it. */
function written(value: number, random: () => number): string {
  const text = random() < 0.3 ? value.toExponential() : String(value);
  const spelled = random() < 0.2 ? text.toUpperCase() : text;
  return random() < 0.3 && !spelled.startsWith('-') ? `-${spelled}` : spelled;
}

function fromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

function randomBits(random: () => number): number {
  view.setUint32(0, random() * 2 ** 32);
  view.setUint32(4, random() * 2 ** 32);
  const value = view.getFloat64(0);
  return Number.isFinite(value) ? value : 1;
}

function subnormal(random: () => number): number {
  if (random() < 0.2) return neighbour(Number.MAX_VALUE, -integer(random, 0, 1000));
  view.setUint32(0, random() * 2 ** integer(random, 0, 21));
  view.setUint32(4, random() * 2 ** 32);
  return view.getFloat64(0);
}

function power(random: () => number): number {
  return random() < 0.5 ? Number(`1e${integer(random, -300, 300)}`) : 2 ** integer(random, -1000, 1000);
}

/** The double that comes so many after a positive one. */
function neighbour(value: number, steps: number): number {
  view.setFloat64(0, value);
  return fromBits(view.getBigUint64(0) + BigInt(steps));
}

/** The exact text of what is in the middle between two doubles, of the doubles themselves, or a little beside that. */
function middle(random: () => number): string {
  const mantissa = 2n ** 53n + BigInt(Math.floor(double(random) * 2 ** 53));
  // (2 × mantissa + 1) / 2^places, which has `places` digits behind the point.
  const places = integer(random, 1, 80);
  const twice = 2n * mantissa + BigInt(integer(random, 0, 1));
  const whole = (twice * 5n ** BigInt(places)).toString().padStart(places + 1, '0');
  const text = `${whole.slice(0, -places)}.${whole.slice(-places)}`;
  if (random() < 0.4) return text;
  // Cut, with another last digit, or with more digits.
  const cut = text.slice(0, Math.max(text.indexOf('.') + 2, integer(random, 3, text.length)));
  return random() < 0.5 ? `${cut.slice(0, -1)}${integer(random, 0, 9)}` : cut + digits(random, 3);
}
