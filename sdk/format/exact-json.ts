import type { Json } from './json.js';

/**
 * JSON as it was written: an object is a Map, so that no key is special (`__proto__`), integer-like keys keep
 * their place, and a repeated key stands where it was written last.
 */
export type ExactJson = null | boolean | number | string | ExactJson[] | ExactObject;
export type ExactObject = Map<string, ExactJson>;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /true|false|null|NaN|Infinity|-Infinity/y;
const spacePattern = /[ \t\n\r]*/y;
const words: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

/**
 * Parses one whole JSON text (RFC 8259, plus the bare words `NaN`, `Infinity`, `-Infinity`). Nesting costs no call
 * stack, so no depth is too deep.
 * @throws SyntaxError with the position of what does not belong.
 */
export function parseExact(text: string): ExactJson {
  const open: { container: ExactJson[] | ExactObject; key: string }[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    let value: ExactJson;
    const first = text[at];
    if (first === '{' || first === '[') {
      const container: ExactJson[] | ExactObject = first === '{' ? new Map() : [];
      at = skipSpace(text, at + 1);
      if (text[at] !== (first === '{' ? '}' : ']')) {
        const frame = { container, key: '' };
        if (first === '{') [frame.key, at] = parseKey(text, at);
        open.push(frame);
        continue;
      }
      value = container;
      at += 1;
    } else {
      [value, at] = parseScalar(text, at);
    }

    // The value is complete: put it where it belongs, and close whatever ends with it.
    for (;;) {
      const frame = open.at(-1);
      if (!frame) {
        at = skipSpace(text, at);
        if (at < text.length) throw unexpected(text, at);
        return value;
      }
      const { container } = frame;
      if (Array.isArray(container)) {
        container.push(value);
      } else {
        container.delete(frame.key);
        container.set(frame.key, value);
      }
      at = skipSpace(text, at);
      if (text[at] === ',') {
        at = skipSpace(text, at + 1);
        if (!Array.isArray(container)) [frame.key, at] = parseKey(text, at);
        break;
      }
      if (text[at] !== (Array.isArray(container) ? ']' : '}')) throw unexpected(text, at);
      at += 1;
      value = container;
      open.pop();
    }
  }
}

/** The same value in plain objects; keys that are special to JavaScript are kept as own properties. */
export function plainOf(value: ExactJson): Json {
  const root: { value: Json } = { value: null };
  const open: { source: ExactJson; into: object; key: string | number }[] = [
    { source: value, into: root, key: 'value' },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { source, into, key } = next;
    const isContainer = typeof source === 'object' && source !== null;
    const plain = !isContainer ? source : Array.isArray(source) ? new Array<Json>(source.length) : {};
    Object.defineProperty(into, key, { value: plain, enumerable: true, writable: true, configurable: true });
    if (!isContainer) continue;
    // Last in, first out: what is pushed in reverse is defined in order.
    const members: [string | number, ExactJson][] = [...source.entries()];
    for (let index = members.length - 1; index >= 0; index--) {
      const [name, item] = members[index]!;
      open.push({ source: item, into: plain as object, key: name });
    }
  }
  return root.value;
}

function parseKey(text: string, at: number): [key: string, end: number] {
  if (text[at] !== '"') throw unexpected(text, at);
  const [key, end] = parseString(text, at);
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') throw unexpected(text, colon);
  return [key, skipSpace(text, colon + 1)];
}

function parseScalar(text: string, at: number): [value: null | boolean | number | string, end: number] {
  if (text[at] === '"') return parseString(text, at);
  wordPattern.lastIndex = at;
  const word = wordPattern.exec(text)?.[0];
  if (word !== undefined) return [words.get(word) ?? null, at + word.length];
  numberPattern.lastIndex = at;
  const digits = numberPattern.exec(text)?.[0];
  if (digits === undefined) throw unexpected(text, at);
  return [Number(digits), at + digits.length];
}

function parseString(text: string, at: number): [value: string, end: number] {
  let end = at + 1;
  for (;;) {
    const unit = text.charCodeAt(end);
    if (unit === 0x22) break;
    if (Number.isNaN(unit)) throw new SyntaxError(`The string that begins at position ${at} has no end`);
    end += unit === 0x5c ? 2 : 1;
  }
  end += 1;
  return [JSON.parse(text.slice(at, end)) as string, end];
}

function skipSpace(text: string, at: number): number {
  spacePattern.lastIndex = at;
  return at + (spacePattern.exec(text)?.[0].length ?? 0);
}

function unexpected(text: string, at: number): SyntaxError {
  const found = at < text.length ? JSON.stringify(text[at]) : 'the end';
  return new SyntaxError(`Unexpected ${found} at position ${at}`);
}
