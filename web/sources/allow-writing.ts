import type { Logbook } from '../../sdk/read/logbook.js';
import { folderOf } from './folder.js';

/** The person, or their browser for them, does not let the page change the folder. */
export class WriteRefusedError extends Error {
  override name = 'write-refused';
}

/**
 * Sees to it that the page may write to the logbook, which is opened for reading only: asks the person where it is a
 * folder that they have not allowed it for. Browsers ask in answer to a click or a key only, so it is called at once in
 * one, before anything is awaited. Resolves where there is nobody to ask; whether such a logbook can be written to, it
 * says itself. @throws WriteRefusedError with a sentence for the person
 */
export async function allowWriting(logbook: Logbook): Promise<void> {
  const folder = folderOf(logbook);
  if (!folder || (await folder.queryPermission({ mode: 'readwrite' })) === 'granted') return;
  const answer = await folder.requestPermission({ mode: 'readwrite' }).catch((cause: unknown) => {
    throw new WriteRefusedError(`To change “${folder.name}” the browser has to ask, and it does so only on a click.`, {
      cause,
    });
  });
  if (answer !== 'granted') throw new WriteRefusedError(refusal(folder.name));
}

const refusal = (name: string): string =>
  `The browser was not allowed to change “${name}”. Allow it beside the page’s address, or open the folder again.`;
