import type { Request } from 'polka';
import { numberFromJson } from '../../sdk/protocol/json-number.js';
import type { RangeQuery } from '../../sdk/read/logbook.js';
import { HttpError } from '../http-error.js';

/** How many lines are answered where nothing is said, and at most. */
const usualLines = 100;
const mostLines = 10_000;

type Body = Record<string, unknown>;

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

/** A member of a body; `otherwise` is what it means where it is not there. */
export function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw badParameter(name, 'a string');
  return value;
}

export function texts(body: Body, name: string): string[] {
  const value = body[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw badParameter(name, 'a list of strings');
  return value;
}

/** The same, or null, which is also what it means where it is not there. */
export function textsOrNull(body: Body, name: string): string[] | null {
  return (body[name] ?? null) === null ? null : texts(body, name);
}

/** One of a few words. */
export function word<Word extends string>(value: unknown, name: string, words: readonly Word[], otherwise: Word): Word {
  if (value === undefined) return otherwise;
  const found = words.find((known) => known === value);
  if (found === undefined) throw badParameter(name, words.join(' or '));
  return found;
}

/** A finite number above 0. */
export function positive(body: Body, name: string, otherwise: number): number {
  const value = body[name] ?? otherwise;
  if (typeof value !== 'number' || !(value > 0) || value === Infinity) throw badParameter(name, 'a number above 0');
  return value;
}

/** A finite number of which something holds; `what` says it in words. */
export function numberIn(body: Body, name: string, holds: (value: number) => boolean, what: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || !holds(value)) {
    throw badParameter(name, `a number ${what}`);
  }
  return value;
}

/** A member of a body that has members itself. */
export function members(body: Body, name: string): Body {
  const value = body[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badParameter(name, 'an object');
  return value as Body;
}

export function flag(body: Body, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value !== 'boolean') throw badParameter(name, 'true or false');
  return value;
}

/** A range of two numbers, or null. */
export function range(body: Body, name: string): [from: number, to: number] | null {
  const value = body[name] ?? null;
  if (value === null) return null;
  const ends: unknown[] = Array.isArray(value) ? value : [];
  const [from, to] = ends.map(numberFromJson);
  if (ends.length === 2 && from !== undefined && to !== undefined && from <= to) return [from, to];
  throw badParameter(name, 'null or two numbers, the smaller first');
}

/** An error that says what a parameter must be. */
export function badParameter(name: string, what: string): HttpError {
  return new HttpError(400, 'bad-parameter', `${name} must be ${what}`);
}
