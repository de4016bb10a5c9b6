import type { Notice } from '../sdk/read/logbook.js';
import { printable } from './output.js';

/** A notice on one line. */
export function noticeWords({ path, message }: Notice): string {
  return printable(path === '' || message.includes(path) ? message : `${path}: ${message}`);
}
