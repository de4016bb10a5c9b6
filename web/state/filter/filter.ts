import type { Quantity } from '../quantity.js';

export const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof operators)[number];

/** What a term asks for by its name, as in `tag:final`. */
export const fields = ['status', 'tag', 'name', 'group', 'id', 'notes'] as const;
export type FieldName = (typeof fields)[number];

/** What a value is compared with. */
export type Wanted =
  | { kind: 'number'; number: number }
  /** Seconds; a day or a month begins and ends, a moment does neither. */
  | { kind: 'period'; from: number; to: number }
  /** A number where the text is one, too. */
  | { kind: 'text'; text: string; number: number };

/** A part of a text, by the places of its characters. */
export interface Span {
  from: number;
  to: number;
}

/** What is asked of experiments. Each part knows where it stands in the text that it was read from. */
export type Filter = Span &
  (
    | { kind: 'and' | 'or'; parts: Filter[] }
    | { kind: 'not'; part: Filter }
    | { kind: 'word'; text: string }
    | { kind: 'field'; field: FieldName; text: string }
    | { kind: 'comparison'; quantity: Quantity; operator: Operator; wanted: Wanted }
  );

/** Why a text is no filter: one sentence for the person, and what it is about. */
export class FilterError extends Error {
  override readonly name = 'bad-filter';

  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}
