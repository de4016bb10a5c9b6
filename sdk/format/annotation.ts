import { parseJson, writeJson, type Json } from './json.js';
import type { JsonObject } from './line.js';

/** What people add to an experiment afterwards. Shown instead of the metadata of the same name. */
export interface Annotation {
  name?: string;
  notes?: string;
  tags?: string[];
  /** `#rrggbb` */
  color?: string;
  archived?: boolean;
}

/** What is to be changed of an annotation: a key that is not there stays as it is, null removes it. */
export type AnnotationPatch = { [Key in keyof Annotation]?: Annotation[Key] | null };

/**
 * Reads the text of `annotations/<id>.json`. Values of another type than theirs are left out, so that one odd key does not
 * cost the others.
 * @throws SyntaxError where it is not one JSON object.
 */
export function parseAnnotation(text: string): Annotation {
  const value = objectOf(text);
  return Object.fromEntries(keys.filter((key) => isFit(key, value[key])).map((key) => [key, value[key]]));
}

/**
 * The text of an annotation with a patch applied, null being none yet. Keys that are not ours stay.
 * @throws SyntaxError where the text is not one JSON object.
 */
export function patchAnnotation(text: string | null, patch: AnnotationPatch): string {
  const value = text === null ? {} : objectOf(text);
  for (const key of keys) {
    const changed = patch[key];
    if (changed === null) delete value[key];
    else if (changed !== undefined) value[key] = changed;
  }
  return `${writeJson(value, { nonFinite: 'bare' })}\n`;
}

/**
 * A patch that somebody sent.
 * @throws TypeError that names the key which is not one of an annotation's, or does not fit.
 */
export function parseAnnotationPatch(value: JsonObject): AnnotationPatch {
  for (const [key, wanted] of Object.entries(value)) {
    const known = keys.find((each) => each === key);
    if (!known) throw new TypeError(`${key} is none of ${keys.join(', ')}`);
    if (wanted !== null && !isFit(known, wanted)) throw new TypeError(`${key} must be ${kinds[known].words} or null`);
  }
  return value;
}

const kinds: Record<keyof Annotation, { words: string; isFit: (value: Json) => boolean }> = {
  name: { words: 'a text', isFit: isText },
  notes: { words: 'a text', isFit: isText },
  tags: { words: 'a list of texts', isFit: (value) => Array.isArray(value) && value.every(isText) },
  color: { words: 'a colour as in #3a7bd5', isFit: (value) => isText(value) && /^#[0-9a-f]{6}$/i.test(value) },
  archived: { words: 'true or false', isFit: (value) => typeof value === 'boolean' },
};
const keys = Object.keys(kinds) as (keyof Annotation)[];

const isFit = (key: keyof Annotation, value: Json | undefined): boolean =>
  value !== undefined && kinds[key].isFit(value);

function isText(value: Json): value is string {
  return typeof value === 'string';
}

function objectOf(text: string): JsonObject {
  const value = parseJson(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new SyntaxError('It is not a JSON object');
  }
  return value;
}
