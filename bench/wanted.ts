import { rows, type Row } from './rows.js';

/** What was asked for. */
export interface Wanted {
  rows: readonly Row[];
  json: boolean;
}

/** Reads the arguments; what cannot be understood is a sentence for the person. */
export function wantedOf(args: readonly string[]): Wanted | string {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const unknownOption = args.find((arg) => arg.startsWith('-') && arg !== '--json');
  if (unknownOption !== undefined) return `There is no option ${unknownOption}; there is --json.`;
  const known = rows.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `There is no row ${unknown.join(', ')}. The rows are ${known.join(', ')}.`;
  const wanted = names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name));
  return { rows: wanted, json: args.includes('--json') };
}
