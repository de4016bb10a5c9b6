import { isTypedArray } from './nested-array.js';

export type Label = string | number;

/** The labels of some images: one for all, or one each. */
export interface Labels {
  /** The label of the image at this index; null where it has none. */
  at(index: number): Label | null;
  /** How many there are where each image has its own; null where one is for all, or none is there. */
  count: number | null;
  /** How many were neither texts nor numbers, and are left out. */
  odd: number;
}

/** Reads what was given as labels: one, a list, a typed array, or a tensor of class numbers. */
export function readLabels(labels: unknown): Labels {
  const list = listOf(labels);
  const read = (list ?? [labels]).map(labelOf);
  return {
    at: (index) => (list ? read[index] : read[0]) ?? null,
    count: list ? list.length : null,
    odd: read.filter((label) => label === undefined).length,
  };
}

function listOf(labels: unknown): unknown[] | null {
  if (Array.isArray(labels) || isTypedArray(labels)) return Array.from(labels as ArrayLike<unknown>);
  if (typeof labels !== 'object' || labels === null) return null;
  if ('dataSync' in labels && typeof labels.dataSync === 'function') {
    return Array.from((labels.dataSync as () => ArrayLike<unknown>)());
  }
  const { data } = labels as { data?: unknown };
  return Array.isArray(data) || isTypedArray(data) ? Array.from(data as ArrayLike<unknown>) : null;
}

/** Null for no label, undefined for what is none. */
function labelOf(label: unknown): Label | null | undefined {
  if (label === null || label === undefined) return null;
  if (typeof label === 'string' || typeof label === 'number') return label;
  if (typeof label === 'bigint') return Number(label);
  return typeof label === 'boolean' ? String(label) : undefined;
}
