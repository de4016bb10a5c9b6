/** Where a member of an object stands among tokens: its key, and up to the end of its value. */
interface Member {
  key: number;
  end: number;
}

const tokenPattern = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[A-Za-z]+|\s+|[^]/g;

const numbers = [
  ...[
    '0',
    '-0',
    '-0.0',
    '0e0',
    '1',
    '-1',
    '0.1',
    '1e5',
    '1E+5',
    '1e-05',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    '1e',
    '1e400',
    '-1e400',
  ],
  ...[
    '5e-324',
    '9007199254740993',
    '9'.repeat(30),
    '0.30000000000000004',
    '1795415701.1785011',
    '1.00000000000000011102',
  ],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    'nan',
    'Infinit',
    '-NaN',
    '0x1',
    '1_0',
    '4503599627370497.5',
    '123456789.123456789012',
  ],
];
const values = [
  ...['true', 'false', 'null', 'tru', '"x"', '""', '"log"', '"2026-11-23T06:35:01Z"', '[]', '{}', '[1, 2]', '[[], {}]'],
  ...[
    '{"a": 1}',
    '{"a": {"b": 2}}',
    '[{"a": 1, "a": 2}]',
    '{"a": 1, "a": 2}',
    '"\\ud800"',
    '"\\x"',
    '"a\tb"',
    '[1,]',
    '',
  ],
];
const bytes = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ' ',
  '\t',
  '\r',
  '\n',
  '\0',
  '0',
  '9',
  '-',
  '.',
  'e',
  '\x7f',
  '\x80',
  '\xff',
  '\xe2',
];
const keys = [
  '"step"',
  '"loss"',
  '"type"',
  '"data"',
  '"timestamp"',
  '"_images"',
  '"time"',
  '"epoch"',
  '""',
  '"a/b"',
  '"__proto__"',
];

/** Breaks lines, and changes them so that they are whole but other than any writer writes them. */
export class LineMutator {
  readonly #random: () => number;
  readonly #others: readonly string[];

  /**
   * @param others lines to take parts from
   * @param random as `seededRandom` gives it
   */
  constructor(others: readonly string[], random: () => number) {
    this.#others = others;
    this.#random = random;
  }

  /** A line with one to three changes. Each unit is a byte, here as in all lines. */
  mutated(line: string): string {
    let changed = line;
    do changed = this.#pick(this.#ways)(changed);
    while (this.#random() < 0.3);
    return changed;
  }

  /** A line that differs in its numbers alone. */
  withOtherNumbers(line: string): string {
    return line.replace(/([:,[] ?)-?[0-9][0-9.eE+-]*(?=[\s,}\]])/g, (_, before: string) => before + this.#number());
  }

  readonly #ways: ((line: string) => string)[] = [
    (line) => this.#spliced(line, 1, this.#byte()),
    (line) => this.#spliced(line, 0, this.#byte()),
    (line) => this.#spliced(line, this.#below(10) + 1, ''),
    (line) => {
      const start = this.#below(line.length);
      return this.#spliced(line, 0, line.slice(start, start + this.#below(20)));
    },
    (line) => line.slice(0, this.#below(line.length)),
    (line) => line.slice(this.#below(line.length)),
    (line) => {
      const other = this.#pick(this.#others);
      return line.slice(0, this.#below(line.length)) + other.slice(this.#below(other.length));
    },
    (line) => line + this.#pick([this.#pick(this.#others), ' ', '\r', ',', '}', '\0', 'x', '{}', '\n', ` ${line}`]),
    (line) => this.#pick([' ', '\t', '\r', '\xef\xbb\xbf', '\0', '[', '{', '\n', 'x']) + line,
    (line) => this.#spaced(line),
    (line) =>
      this.#withTokens(line, (tokens) => this.#swap(tokens, this.#below(tokens.length), this.#below(tokens.length))),
    (line) => this.#withTokens(line, (tokens) => this.#replace(tokens, /^-?[0-9]/, this.#pick(numbers))),
    (line) =>
      this.#withTokens(line, (tokens) => this.#replace(tokens, /^["A-Za-z0-9-]/, this.#pick([...numbers, ...values]))),
    (line) => this.#withTokens(line, (tokens) => this.#replace(tokens, /^"/, this.#pick(keys))),
    (line) => this.#withTokens(line, (tokens) => this.#respell(tokens)),
    (line) => this.#withMembers(line, (tokens, one) => this.#replaceValue(tokens, one)),
    (line) => this.#withMembers(line, (tokens, one, other) => this.#copyMember(tokens, one, other)),
    (line) => this.#withMembers(line, (tokens, one, other) => this.#swapMembers(tokens, one, other)),
    (line) => this.#withMembers(line, (tokens, one, other) => (tokens[one.key] = tokens[other.key]!)),
    (line) =>
      this.#withMembers(line, (tokens, one) => (tokens[one.end - 1] += `, ${this.#pick(keys)}: ${this.#number()}`)),
  ];

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)]!;
  }

  #byte(): string {
    return this.#random() < 0.7 ? this.#pick(bytes) : String.fromCharCode(this.#below(256));
  }

  #number(): string {
    const value = (this.#random() - 0.3) * 10 ** (this.#below(14) - 6);
    return this.#pick([
      String(value),
      String(Math.round(value)),
      value.toFixed(4),
      value.toExponential(),
      String(this.#random()),
    ]);
  }

  #spliced(line: string, deleted: number, inserted: string): string {
    const at = this.#below(line.length + 1);
    return line.slice(0, at) + inserted + line.slice(at + deleted);
  }

  #spaced(line: string): string {
    const space = this.#pick(['', ' ', '  ', '\t', '\r', ' \t\r ']);
    const some = this.#random();
    return line.replace(/ ?([{}[\],:]) ?/g, (all: string, mark: string) =>
      this.#random() < some ? this.#pick([mark + space, space + mark, space + mark + space]) : all,
    );
  }

  #withTokens(line: string, change: (tokens: string[]) => void): string {
    const tokens = line.match(tokenPattern) ?? [];
    if (tokens.length > 0) change(tokens);
    return tokens.join('');
  }

  #withMembers(line: string, change: (tokens: string[], one: Member, other: Member) => void): string {
    return this.#withTokens(line, (tokens) => {
      const members = membersOf(tokens);
      if (members.length > 0) change(tokens, this.#pick(members), this.#pick(members));
    });
  }

  #swap(tokens: string[], one: number, other: number): void {
    [tokens[one], tokens[other]] = [tokens[other]!, tokens[one]!];
  }

  #replace(tokens: string[], pattern: RegExp, text: string): void {
    const places = tokens.flatMap((token, index) => (pattern.test(token) ? [index] : []));
    if (places.length > 0) tokens[this.#pick(places)] = text;
  }

  /** Writes a letter of a string as `\uXXXX`. */
  #respell(tokens: string[]): void {
    const places = tokens.flatMap((token, index) => (/^"[^"\\]+"$/.test(token) ? [index] : []));
    if (places.length === 0) return;
    const index = this.#pick(places);
    const text = tokens[index]!;
    const at = 1 + this.#below(text.length - 2);
    const code = text.charCodeAt(at).toString(16).padStart(4, '0');
    tokens[index] = `${text.slice(0, at)}\\u${code}${text.slice(at + 1)}`;
  }

  #replaceValue(tokens: string[], { key, end }: Member): void {
    const value = this.#random() < 0.5 ? this.#pick(values) : this.#pick(numbers);
    tokens.splice(key + 1, end - key - 1, ': ', value);
  }

  #copyMember(tokens: string[], one: Member, other: Member): void {
    tokens.splice(other.key, 0, ...tokens.slice(one.key, one.end), ', ');
  }

  #swapMembers(tokens: string[], one: Member, other: Member): void {
    const [first, second] = one.key < other.key ? [one, other] : [other, one];
    if (first.end > second.key) return;
    const [former, latter] = [tokens.slice(first.key, first.end), tokens.slice(second.key, second.end)];
    tokens.splice(second.key, latter.length, ...former);
    tokens.splice(first.key, former.length, ...latter);
  }
}

function membersOf(tokens: string[]): Member[] {
  const members: Member[] = [];
  /** The key whose value is being read, of each list and object that is open; of lists there is none. */
  const open: (number | null)[] = [null];
  let last = 0;
  const end = (index: number): void => {
    const key = open.pop() ?? null;
    if (key !== null) members.push({ key, end: index });
  };
  tokens.forEach((token, index) => {
    if (token === '{' || token === '[') {
      open.push(null);
    } else if (token === '}' || token === ']') {
      end(index);
    } else if (token === ',') {
      end(index);
      open.push(null);
    } else if (token === ':') {
      open.pop();
      open.push(last);
    }
    if (token.trim() !== '') last = index;
  });
  return members;
}
