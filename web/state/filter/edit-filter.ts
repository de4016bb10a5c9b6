import type { Filter, Span } from './filter.js';
import { quoted } from './filter-words.js';

/** What the filter's popover can show of a filter: terms that all have to hold. */
export interface PlainTerms {
  /** Any of these statuses; empty is any at all. */
  statuses: ReadonlySet<string>;
  /** All of these tags. */
  tags: ReadonlySet<string>;
}

/** The terms that stand in a filter beside each other; what stands deeper is the text's own. */
export function plainTerms(filter: Filter | null): PlainTerms {
  const terms = termsOf(filter);
  const statuses = terms.flatMap((term) => statusesIn(term) ?? []);
  const tags = terms.flatMap((term) => (term.kind === 'field' && term.field === 'tag' ? [term.text] : []));
  return { statuses: new Set(statuses), tags: new Set(tags) };
}

/** The text with its term of statuses changed to these. */
export function withStatuses(text: string, filter: Filter | null, statuses: readonly string[]): string {
  const terms = statuses.map((status) => `status:${quoted(status)}`);
  const term = terms.length > 1 ? `(${terms.join(' or ')})` : (terms[0] ?? '');
  return replaced(text, filter, (each) => statusesIn(each) !== null, term);
}

/** The text with a tag asked for, or no longer. */
export function withTag(text: string, filter: Filter | null, tag: string, isWanted: boolean): string {
  const isIt = (term: Filter): boolean => term.kind === 'field' && term.field === 'tag' && term.text === tag;
  return replaced(text, filter, isIt, isWanted ? `tag:${quoted(tag)}` : '');
}

/** The text with one more condition, as in `val/loss < 0.3`. */
export function withCondition(text: string, filter: Filter | null, condition: string): string {
  return replaced(text, filter, () => false, condition);
}

/** Puts a term into the place of the first of those that fit, takes the others out, or adds it at the end. */
function replaced(text: string, filter: Filter | null, fits: (term: Filter) => boolean, term: string): string {
  // Beside an `or` without parentheses it would join the last of its parts only.
  const isAlternative = filter?.kind === 'or' && filter.from === filter.parts[0]?.from && !fits(filter);
  const places: Span[] = termsOf(filter).filter(fits);
  const kept = places.reduceRight(
    (rest, { from, to }, index) => `${rest.slice(0, from)}${index === 0 ? term : ''}${rest.slice(to)}`,
    isAlternative ? `(${text.trim()})` : text,
  );
  const joined = places.length > 0 ? kept : `${kept} ${term}`;
  return tidied(joined);
}

/** Spaces that a term left behind; none that is quoted is touched. */
const tidied = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\])*"|\s+/g, (part) => (part.startsWith('"') ? part : ' ')).trim();

function termsOf(filter: Filter | null): readonly Filter[] {
  if (!filter) return [];
  return filter.kind === 'and' ? filter.parts : [filter];
}

/** The statuses of which a term asks for any; null where it asks for something else. */
function statusesIn(term: Filter): string[] | null {
  if (term.kind === 'field') return term.field === 'status' ? [term.text] : null;
  if (term.kind !== 'or') return null;
  const parts = term.parts.map(statusesIn);
  return parts.every((part) => part !== null) ? parts.flat() : null;
}
