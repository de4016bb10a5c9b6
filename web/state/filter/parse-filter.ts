import { figureNames, quantityOf, quantityWords, type Quantity } from '../quantity.js';
import { fields, FilterError, type Filter, type Operator, type Span, type Wanted } from './filter.js';
import { tokensOf, type Token } from './tokens.js';
import { numberOf, periodOf, secondsIn } from './wanted.js';

type Word = Extract<Token, { kind: 'word' }>;

/** Nobody types more. */
const longestText = 2000;
const deepest = 50;

/**
 * What a text asks for: words, `field:text`, comparisons as in `min(val/loss) < 0.3`, joined by a space or `and`, by
 * `or`, which binds less, by `not` or `-` before a term, and parentheses. Null where it is empty.
 * @throws FilterError
 */
export function parseFilter(text: string, nowMs: number): Filter | null {
  if (text.length > longestText) {
    throw new FilterError('A filter has 2,000 characters at most.', { from: longestText, to: text.length });
  }
  const tokens = tokensOf(text);
  return tokens.length === 0 ? null : new Parser(text, tokens, nowMs).filter();
}

class Parser {
  #next = 0;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly nowMs: number,
  ) {}

  filter(): Filter {
    const filter = this.#or();
    const rest = this.#peek();
    if (rest) throw new FilterError(`There is no ( for the ) at character ${rest.from + 1}.`, rest);
    return filter;
  }

  #or(): Filter {
    const parts = [this.#and()];
    while (this.#isWord('or')) {
      this.#next += 1;
      parts.push(this.#and());
    }
    return joined('or', parts);
  }

  #and(): Filter {
    const parts = [this.#not()];
    for (;;) {
      if (this.#isWord('and')) this.#next += 1;
      else if (!this.#peek() || this.#peek()!.kind === 'close' || this.#isWord('or')) return joined('and', parts);
      parts.push(this.#not());
    }
  }

  #not(): Filter {
    const token = this.#peek();
    const isMinus = token?.kind === 'word' && token.bare > 0 && token.text.startsWith('-');
    if (isMinus && token.text.length > 1) {
      const part = this.#term({ ...token, text: token.text.slice(1), bare: token.bare - 1, from: token.from + 1 });
      return { kind: 'not', part, from: token.from, to: part.to };
    }
    // A minus alone is one to look for, unless parentheses follow at once.
    if (token && (this.#isWord('not') || (isMinus && this.tokens[this.#next + 1]?.from === token.to))) {
      const part = this.#deeper(token, () => this.#not());
      return { kind: 'not', part, from: token.from, to: part.to };
    }
    return this.#term();
  }

  /** @param instead what takes the place of the next token */
  #term(instead?: Word): Filter {
    const token = instead ?? this.#peek();
    if (!token) throw this.#wrong('Something to look for is missing', this.tokens.at(-1)!);
    if (token.kind === 'open') return this.#inParentheses(token);
    if (token.kind !== 'word' || (!instead && (this.#isWord('or') || this.#isWord('and')))) {
      throw this.#wrong(`Something to look for is missing before “${this.#words(token)}”`, token);
    }
    this.#next += 1;
    const figure = figureNames.find((name) => name === token.text && token.bare === token.text.length);
    const after = this.#peek();
    if (figure && after?.kind === 'open' && after.from === token.to) {
      const quantity = quantityOf(this.#nameInParentheses(after), figure);
      return this.#comparison(
        quantity.kind === 'metric' ? quantity : { kind: 'metric', metric: quantityWords(quantity), figure },
        token.from,
      );
    }
    if (after?.kind === 'operator') return this.#comparison(quantityOf(token.text), token.from);
    return field(token) ?? { kind: 'word', text: token.text, from: token.from, to: token.to };
  }

  #inParentheses(open: Token): Filter {
    const filter = this.#deeper(open, () => this.#or());
    const close = this.#peek();
    if (close?.kind !== 'close') {
      throw new FilterError(`The ( at character ${open.from + 1} is not closed.`, { from: open.from, to: filter.to });
    }
    this.#next += 1;
    return { ...filter, from: open.from, to: close.to };
  }

  /** What follows after a token that it belongs to. */
  #deeper(after: Token, read: () => Filter): Filter {
    if (this.#depth === deepest) throw this.#wrong('Parentheses are in parentheses too deep', after);
    this.#next += 1;
    this.#depth += 1;
    const filter = read();
    this.#depth -= 1;
    return filter;
  }

  #nameInParentheses(open: Token): string {
    const [name, close] = [this.tokens[this.#next + 1], this.tokens[this.#next + 2]];
    if (name?.kind !== 'word' || close?.kind !== 'close') {
      throw this.#wrong('The name of one metric belongs into the parentheses, with quotes if it has spaces', open);
    }
    this.#next += 3;
    return name.text;
  }

  #comparison(quantity: Quantity, from: number): Filter {
    const comparison = this.#peek();
    if (comparison?.kind !== 'operator') {
      throw this.#wrong(`A comparison is missing, as in ${quantityWords(quantity)} < 0.3`, {
        from,
        to: this.tokens[this.#next - 1]!.to,
      });
    }
    const value = this.tokens[this.#next + 1];
    if (value?.kind !== 'word') {
      throw this.#wrong(`A value is missing after “${this.text.slice(from, comparison.to)}”`, comparison);
    }
    this.#next += 2;
    const wanted = this.#wanted(quantity, comparison.operator, value);
    return { kind: 'comparison', quantity, operator: comparison.operator, wanted, from, to: value.to };
  }

  #wanted(quantity: Quantity, operator: Operator, value: Word): Wanted {
    const number = numberOf(value.text);
    if (quantity.kind === 'config') {
      if (number === null && operator !== '=' && operator !== '!=') {
        throw this.#wrong(`“${value.text}” is no number for ${operator} to compare with`, value);
      }
      return { kind: 'text', text: value.text, number: number ?? NaN };
    }
    if (quantity.kind === 'start') {
      const period = periodOf(value.text, this.nowMs);
      if (!period) throw this.#wrong(`“${value.text}” is no date, as 2026-11-01 or today are`, value);
      return period;
    }
    const found = quantity.kind === 'duration' ? secondsIn(value.text) : number;
    if (found !== null) return { kind: 'number', number: found };
    const kind = quantity.kind === 'duration' ? 'time, as 90s and 1h30m are' : 'number';
    throw this.#wrong(`“${value.text}” is no ${kind}`, value);
  }

  /** An error that says where. */
  #wrong(words: string, { from, to }: Span): FilterError {
    return new FilterError(`${words}, at character ${from + 1}.`, { from, to });
  }

  #words({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  #peek(): Token | undefined {
    return this.tokens[this.#next];
  }

  /** Whether the next token is this word, and no text that was quoted. */
  #isWord(word: string): boolean {
    const token = this.#peek();
    return token?.kind === 'word' && token.bare === token.text.length && token.text.toLowerCase() === word;
  }
}

function field({ text, bare, from, to }: Word): Filter | null {
  const colon = text.indexOf(':');
  const name = fields.find((each) => each === text.slice(0, colon).toLowerCase());
  return name && colon < bare ? { kind: 'field', field: name, text: text.slice(colon + 1), from, to } : null;
}

function joined(kind: 'and' | 'or', parts: Filter[]): Filter {
  if (parts.length === 1) return parts[0]!;
  return { kind, parts, from: parts[0]!.from, to: parts.at(-1)!.to };
}
