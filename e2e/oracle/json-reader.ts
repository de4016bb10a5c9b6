/** An object as it stands in the text: every entry in order, repeated keys too. */
export class JsonObject {
  constructor(readonly entries: [key: string, value: Value][]) {}

  /** The value of the last entry of that key; undefined where there is none. */
  get(key: string): Value | undefined {
    return this.entries.findLast(([name]) => name === key)?.[1];
  }

  /** One entry a key, the last one, at the last one's place. */
  lastEntries(): [key: string, value: Value][] {
    return this.entries.filter(([key], index) => this.entries.findLastIndex(([name]) => name === key) === index);
  }
}

export type Value = null | boolean | number | string | Value[] | JsonObject;

class NotJson extends Error {}

const digits = '0123456789';
const escapes = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

/** Reads JSON a character at a time: RFC 8259, and bare NaN, Infinity and -Infinity wherever a number may stand. */
class Reader {
  position = 0;
  constructor(readonly text: string) {}

  value(): Value {
    this.space();
    const char = this.peek();
    if (char === '{') return this.object();
    if (char === '[') return this.array();
    if (char === '"') return this.string();
    const words: [string, Value][] = [
      ['null', null],
      ['true', true],
      ['false', false],
      ['NaN', NaN],
      ['Infinity', Infinity],
      ['-Infinity', -Infinity],
    ];
    for (const [word, value] of words) if (this.take(word)) return value;
    return this.number();
  }

  space(): void {
    while (this.peek() !== '' && ' \t\n\r'.includes(this.peek())) this.position++;
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private take(word: string): boolean {
    if (!this.text.startsWith(word, this.position)) return false;
    this.position += word.length;
    return true;
  }

  private need(word: string): void {
    if (!this.take(word)) throw new NotJson();
  }

  private object(): JsonObject {
    const entries: [string, Value][] = [];
    this.need('{');
    this.space();
    if (this.take('}')) return new JsonObject(entries);
    for (;;) {
      this.space();
      const key = this.string();
      this.space();
      this.need(':');
      entries.push([key, this.value()]);
      this.space();
      if (this.take('}')) return new JsonObject(entries);
      this.need(',');
    }
  }

  private array(): Value[] {
    const values: Value[] = [];
    this.need('[');
    this.space();
    if (this.take(']')) return values;
    for (;;) {
      values.push(this.value());
      this.space();
      if (this.take(']')) return values;
      this.need(',');
    }
  }

  private string(): string {
    this.need('"');
    let text = '';
    for (;;) {
      const char = this.peek();
      if (char === '' || char < ' ') throw new NotJson();
      this.position++;
      if (char === '"') return text;
      text += char === '\\' ? this.escape() : char;
    }
  }

  private escape(): string {
    const char = this.peek();
    this.position++;
    if (char === 'u') {
      const hex = this.text.slice(this.position, this.position + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new NotJson();
      this.position += 4;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const meant = escapes.get(char);
    if (meant === undefined) throw new NotJson();
    return meant;
  }

  private number(): number {
    const start = this.position;
    this.take('-');
    if (!this.take('0')) this.someDigits();
    if (this.take('.')) this.someDigits();
    if (this.take('e') || this.take('E')) {
      if (!this.take('+')) this.take('-');
      this.someDigits();
    }
    return Number(this.text.slice(start, this.position));
  }

  private someDigits(): void {
    const start = this.position;
    while (this.peek() !== '' && digits.includes(this.peek())) this.position++;
    if (this.position === start) throw new NotJson();
  }
}

/** The objects that make up the whole text, one after another; null where anything else stands in it. */
export function readObjects(text: string): JsonObject[] | null {
  const reader = new Reader(text);
  const objects: JsonObject[] = [];
  try {
    for (reader.space(); reader.position < text.length; reader.space()) {
      const value = reader.value();
      if (!(value instanceof JsonObject)) return null;
      objects.push(value);
    }
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
  return objects.length > 0 ? objects : null;
}

/** What `JSON.parse` would give, non-finite numbers kept, but with keys such as `__proto__` as plain entries of a Map. */
export function toMap(object: JsonObject): Map<string, unknown> {
  return new Map(object.entries.map(([key, value]) => [key, toPlain(value)]));
}

function toPlain(value: Value): unknown {
  if (value instanceof JsonObject) return toMap(value);
  return Array.isArray(value) ? value.map(toPlain) : value;
}
