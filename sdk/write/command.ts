import { basename } from 'node:path';

/** The command that began this process, as a person would type it into a shell. */
export function commandText(): string {
  const [program = 'node', ...given] = process.argv;
  return [basename(program), ...process.execArgv, ...given].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
