import { FilterError, operators, type Operator, type Span } from './filter.js';

export type Token = Span &
  (
    | { kind: 'open' | 'close' }
    | { kind: 'operator'; operator: Operator }
    /** `bare` is how many characters come before the first quoted one. */
    | { kind: 'word'; text: string; bare: number }
  );

const symbols: readonly (readonly [written: string, operator: Operator])[] = [
  ['==', '='],
  // The longer ones first.
  ...operators.toSorted((one, other) => other.length - one.length).map((operator) => [operator, operator] as const),
];

/**
 * Words, operators and parentheses. A word ends at a space, an operator or a parenthesis; what is quoted belongs to it
 * as it is, but for a backslash before a quote or another one.
 * @throws FilterError where a quote is not closed
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    const operator = operatorAt(text, at);
    if (/\s/.test(text[at]!)) at += 1;
    else if (text[at] === '(' || text[at] === ')') {
      at += 1;
      tokens.push({ kind: text[from] === '(' ? 'open' : 'close', from, to: at });
    } else if (operator) {
      at += operator[0].length;
      tokens.push({ kind: 'operator', operator: operator[1], from, to: at });
    } else {
      const word = wordAt(text, at);
      at = word.to;
      tokens.push(word);
    }
  }
  return tokens;
}

function operatorAt(text: string, at: number): (typeof symbols)[number] | undefined {
  return symbols.find(([written]) => text.startsWith(written, at));
}

function wordAt(text: string, from: number): Token {
  let word = '';
  let bare: number | null = null;
  let at = from;
  while (at < text.length && !/[\s()]/.test(text[at]!) && !operatorAt(text, at)) {
    if (text[at] !== '"') {
      word += text[at++];
      continue;
    }
    bare ??= word.length;
    const open = at++;
    while (text[at] !== '"') {
      if (text[at] === '\\') at += 1;
      if (at >= text.length) {
        throw new FilterError(`The quote at character ${open + 1} is not closed.`, { from: open, to: text.length });
      }
      word += text[at++];
    }
    at += 1;
  }
  return { kind: 'word', text: word, bare: bare ?? word.length, from, to: at };
}
