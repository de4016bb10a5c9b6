import { parseJson, type Json } from './json.js';

/** What people add to an experiment afterwards. Shown instead of the metadata of the same name. */
export interface Annotation {
  name?: string;
  notes?: string;
  tags?: string[];
  /** `#rrggbb` */
  color?: string;
  archived?: boolean;
}

/**
 * Reads the text of `annotations/<id>.json`. Values of another type than theirs are left out, so that one odd key does not
 * cost the others.
 * @throws SyntaxError where it is not one JSON object.
 */
export function parseAnnotation(text: string): Annotation {
  const value = parseJson(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new SyntaxError('It is not a JSON object');
  }
  const annotation: Annotation = {};
  if (typeof value.name === 'string') annotation.name = value.name;
  if (typeof value.notes === 'string') annotation.notes = value.notes;
  if (isTexts(value.tags)) annotation.tags = value.tags;
  if (typeof value.color === 'string' && /^#[0-9a-f]{6}$/i.test(value.color)) annotation.color = value.color;
  if (typeof value.archived === 'boolean') annotation.archived = value.archived;
  return annotation;
}

function isTexts(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
