import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Writes to standard output as fast as its reader takes it. Where it cannot, the program ends. */
export async function print(text: string): Promise<void> {
  const stdout: NodeJS.WritableStream & { fd: number } = process.stdout;
  // A pipe or a terminal is a socket. For a file Node's stream takes a part that was written for the whole, and so
  // would keep silent of a disk that became full.
  if (stdout instanceof Socket) {
    if (!stdout.write(text)) await once(stdout, 'drain');
    return;
  }
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(stdout.fd, bytes, at);
  } catch (error) {
    endWithOutput(error as Error);
  }
}

/** Ends the program as soon as standard output fails, whoever writes to it. */
export function watchOutput(): void {
  process.stdout.on('error', endWithOutput);
}

/** A reader that has seen enough (`mtx get … | head`) is no failure: code 0 without a word. Anything else is told. */
function endWithOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0);
  console.error(`The output could not be written: ${printable(error.message)}`);
  process.exit(1);
}

/** Text that was logged by anybody, on one line and without the codes that would steer a terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
