import type { Kernel } from '../../sdk/read/kernel/kernel.js';
import type { LinePlace } from '../../sdk/read/line-places.js';
import { JsonObject } from '../oracle/json-reader.js';
import { readLines } from '../oracle/lines.js';
import { logPoints, plainPoints } from '../oracle/rows.js';
import { seededRandom } from '../oracle/seeded-random.js';
import { LineMutator } from './line-mutator.js';
import { readByKernel, type FileFacts, type FileKind } from './read-by-kernel.js';

const newline = 0x0a;

/** Lines of real files, a byte each unit. */
export type RealLines = Record<FileKind, readonly string[]>;

/** What it has learned from so many files a kernel keeps: later it hardly tries what has failed too often. */
const filesOfKernel = 10;

/** How many lines were compared, how many rows there are in them, and how many of those each kernel has read itself. */
export interface Compared {
  lines: number;
  rows: number;
  ownRows: Map<string, number>;
}

/**
 * Has kernels read files of real lines that were mutated, whole and cut at any byte, and compares what they read with
 * the oracle.
 * @throws where something differs, with the lines that are needed for it
 */
export function compareLines(
  makers: readonly (() => Kernel)[],
  real: RealLines,
  lineCount: number,
  firstSeed = 1,
): Compared {
  const compared: Compared = { lines: 0, rows: 0, ownRows: new Map() };
  let kernels: Kernel[] = [];
  for (let seed = firstSeed; compared.lines < lineCount; seed++) {
    if ((seed - firstSeed) % filesOfKernel === 0) kernels = makers.map((make) => make());
    const random = seededRandom(seed);
    const kind: FileKind = random() < 0.7 ? 'log' : 'plain';
    const lines = fileOf(real[kind], random);
    compared.lines += lines.length;
    const bytes = bytesOf(lines);
    const expected = expectedOf(kind, bytes);
    compared.rows += expected.rowCount;
    for (const kernel of kernels) {
      const whole = readByKernel(kernel, kind, [bytes]);
      compared.ownRows.set(kernel.name, (compared.ownRows.get(kernel.name) ?? 0) + whole.ownRowCount);
      const cut = readByKernel(kernel, kind, piecesOf(bytes, seed));
      if (differenceOf(whole, expected) === null && differenceOf(cut, expected) === null) continue;
      fail(kernel, kind, lines, seed);
    }
  }
  return compared;
}

/** Stretches of lines that are alike but for their numbers, with mutated ones between them; each with what ends it. */
function fileOf(real: readonly string[], random: () => number): string[] {
  const mutator = new LineMutator(real, random);
  const below = (count: number): number => Math.floor(random() * count);
  const lines: string[] = [];
  const end = random() < 0.2 ? '\r\n' : '\n';
  const mutatedShare = 0.5 * random() ** 2;
  for (let stretch = 1 + below(4); stretch > 0; stretch--) {
    const line = real[below(real.length)]!;
    const alike = random() < 0.3 ? mutator.mutated(line) : line;
    for (let count = below(random() < 0.5 ? 4 : 40); count > 0; count--) {
      lines.push((random() < mutatedShare ? mutator.mutated(alike) : mutator.withOtherNumbers(alike)) + end);
    }
    for (let count = below(4); count > 0; count--) lines.push(mutator.mutated(line) + end);
  }
  if (lines.length > 0 && random() < 0.3) lines.push(lines.pop()!.trimEnd());
  return lines;
}

function bytesOf(lines: readonly string[]): Uint8Array {
  const text = lines.join('');
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** What the oracle reads. */
function expectedOf(kind: FileKind, bytes: Uint8Array): FileFacts {
  const { objects, damagedLines } = readLines(bytes, kind === 'log');
  const rows = kind === 'log' ? objects.filter((object) => object.get('type') === 'log') : objects;
  const points = kind === 'log' ? logPoints(rows) : plainPoints(rows);
  const numbers = [...points.values()].flat().map(({ value }) => value);
  return {
    rowCount: rows.length,
    damagedLines,
    imageRows: kind === 'log' ? rows.flatMap((row, index) => (hasImages(row) ? index : [])) : [],
    nan: numbers.filter(Number.isNaN).length,
    infinite: numbers.filter((value) => Math.abs(value) === Infinity).length,
    points,
  };
}

function hasImages(line: JsonObject): boolean {
  const data = line.get('data');
  const images = data instanceof JsonObject ? data.get('_images') : undefined;
  return Array.isArray(images) && images.length > 0;
}

/** In what a kernel that has read these lines in one piece, and in many, differs from the oracle. */
function differenceIn(kernel: Kernel, kind: FileKind, lines: readonly string[], seed: number): string | null {
  const bytes = bytesOf(lines);
  const expected = expectedOf(kind, bytes);
  for (const pieces of [[bytes], piecesOf(bytes, seed)]) {
    const { imagePlaces, ...found } = readByKernel(kernel, kind, pieces);
    const odd = imagePlaces.find((place) => !isWholeLine(bytes, place));
    const difference = odd ? `no line is at ${odd.offset}, ${odd.sizeBytes} bytes` : differenceOf(found, expected);
    if (difference !== null) return difference;
  }
  return null;
}

function isWholeLine(bytes: Uint8Array, { offset, sizeBytes }: LinePlace): boolean {
  const end = offset + sizeBytes;
  const isEnded = end === bytes.length || bytes[end] === newline;
  const isBegun = offset === 0 || bytes[offset - 1] === newline;
  return isBegun && isEnded && !bytes.subarray(offset, end).includes(newline);
}

function* piecesOf(bytes: Uint8Array, seed: number): Iterable<Uint8Array> {
  const random = seededRandom(seed);
  const most = 2 ** Math.floor(2 + random() * 10);
  for (let start = 0; start < bytes.length;) {
    const end = start + 1 + Math.floor(random() * most);
    yield bytes.slice(start, end);
    start = end;
  }
}

function differenceOf(found: FileFacts, expected: FileFacts): string | null {
  for (const key of ['rowCount', 'damagedLines', 'imageRows', 'nan', 'infinite'] as const) {
    const [is, shouldBe] = [String(found[key]), String(expected[key])];
    if (is !== shouldBe) return `${key} is ${is} instead of ${shouldBe}`;
  }
  const names = new Set([...found.points.keys(), ...expected.points.keys()]);
  for (const name of names) {
    const [some, others] = [found.points.get(name) ?? [], expected.points.get(name) ?? []];
    for (let index = 0; index < Math.max(some.length, others.length); index++) {
      const [one, other] = [some[index], others[index]];
      const isSame =
        one && other && (['step', 'time', 'value'] as const).every((key) => Object.is(one[key], other[key]));
      if (!isSame) {
        return `point ${index} of ${JSON.stringify(name)} is ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`;
      }
    }
  }
  return null;
}

/** Tells of the lines that are needed for a difference. The kernel may need what it has learned before to differ. */
function fail(kernel: Kernel, kind: FileKind, lines: readonly string[], seed: number): never {
  let needed = [...lines];
  for (let index = needed.length - 1; index >= 0; index--) {
    const fewer = needed.filter((_, other) => other !== index);
    if (differenceIn(kernel, kind, fewer, seed) !== null) needed = fewer;
  }
  const difference = differenceIn(kernel, kind, needed, seed) ?? 'none when it is read again';
  const text = needed.map((line) => JSON.stringify(line)).join('\n');
  throw new Error(`${kernel.name}, ${kind}, seed ${seed}: ${difference}\n${text}`);
}
