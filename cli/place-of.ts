import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells a folder from others of the same name, on other machines too, and does not tell where it is: 8 hex digits. */
export function placeOf(folder: string): string {
  return createHash('sha256')
    .update(JSON.stringify([hostname(), realpathSync(folder)]))
    .digest('hex')
    .slice(0, 8);
}
