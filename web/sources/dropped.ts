import { SourceError } from './source.js';

/** The files and folders among what was dropped; text and links are none. */
export function droppedFiles(dropped: DataTransfer): DataTransferItem[] {
  return [...dropped.items].filter((item) => item.kind === 'file');
}

export function notAFolder(name: string | undefined): SourceError {
  const what = name ? `“${name}” is a single file.` : 'That is no folder.';
  return new SourceError(`${what} Drop the folder that holds the logs.`);
}

export function oneFolderOnly(count: number): SourceError {
  return new SourceError(`That is ${count} folders. Drop one logbook at a time, or the folder that holds them all.`);
}
