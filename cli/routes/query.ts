import type { Request } from 'polka';
import type { RangeQuery } from '../../sdk/read/logbook.js';
import { badParameter, word } from './parameters.js';

/** How many lines are answered where nothing is said, and at most. */
const usualLines = 100;
const mostLines = 10_000;

/** A parameter of the address; undefined where it is not there. */
export function queryText(request: Request, name: string): string | undefined {
  const value: unknown = Object.hasOwn(request.query, name) ? request.query[name] : undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw badParameter(name, 'given once');
}

/** A parameter of the address that is `true` or `false`. */
export function queryFlag(request: Request, name: string, otherwise: boolean): boolean {
  return word(queryText(request, name), name, ['true', 'false'], String(otherwise) as 'true' | 'false') === 'true';
}

/** A parameter of the address that counts, from 0 to `most`. */
export function queryCount(request: Request, name: string, otherwise: number, most = Number.MAX_SAFE_INTEGER): number {
  const text = queryText(request, name) ?? String(otherwise);
  const count = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(count <= most)) throw badParameter(name, `a whole number from 0 to ${most}`);
  return count;
}

/** Which lines of an experiment the address asks for. */
export function queryRange(request: Request, id: string): RangeQuery {
  return {
    id,
    from: queryCount(request, 'from', 0),
    limit: queryCount(request, 'limit', usualLines, mostLines),
    wait: queryFlag(request, 'wait', true),
  };
}
