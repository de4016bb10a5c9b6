import { chosenFiles } from './chosen-files.js';
import { folder } from './folder.js';
import { host } from './host.js';
import { sample } from './sample.js';
import type { Source } from './source.js';

export { openAgain } from './again.js';
export { allowWriting, WriteRefusedError } from './allow-writing.js';
export { askToRead, folderOf, mayRead } from './folder.js';
export { hostVersion } from './host.js';
export * from './recent-folders.js';
export { giveToken } from './session.js';
export { SourceError, type Source } from './source.js';

/** Every way to a logbook, in the order of the menu. What is dropped goes to the first that takes it. */
export const sources: readonly Source[] = [host, folder, chosenFiles, sample];
