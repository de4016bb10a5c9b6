import type { LinePlace } from './line-places.js';

/** Where an image is: in which experiment's log, on which line, the how manieth on it; and what that line holds. */
export interface ImageRef extends LinePlace {
  id: string;
  /** Its position among all images of the line. */
  position: number;
  /** The `fingerprint` of the line: what comes into its place is another image. */
  fingerprint: string;
}

export function writeImageRef({ id, offset, sizeBytes, position, fingerprint }: ImageRef): string {
  return `${offset}-${sizeBytes}-${position}-${fingerprint}-${id}`;
}

const pattern = /^(\d{1,16})-(\d{1,10})-(\d{1,10})-([0-9a-f]{16})-(.*)$/s;

/** Null where it is none. */
export function parseImageRef(ref: string): ImageRef | null {
  const [whole, offset, sizeBytes, position, fingerprint = '', id = ''] = pattern.exec(ref) ?? [];
  if (whole === undefined) return null;
  return { id, offset: Number(offset), sizeBytes: Number(sizeBytes), position: Number(position), fingerprint };
}
