import type { Define, OpenedFolder, OpenFolder } from './logbook-contract.js';

/** A test on a folder of its own, which is closed after it. */
export type WithFolder = (
  name: string,
  test: (opened: OpenedFolder) => Promise<void>,
  content?: Record<string, string>,
) => void;

/** Defines tests that open these files, unless a test has others. */
export function withFolders(it: Define, open: OpenFolder, files: Record<string, string>): WithFolder {
  return (name, test, content = files) =>
    it(name, async () => {
      const opened = await open(content);
      try {
        await test(opened);
      } finally {
        await opened.close();
      }
    });
}

/** The name of the error that it rejects with. */
export async function errorName(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as Error).name;
  }
  return 'no error';
}
