import type { LogbookFiles } from '../../sdk/read/files.js';
import { ChosenFiles } from './chosen-files.js';
import { HandleFiles } from './handle-files.js';

/** Where a worker finds the files of a logbook: everything in it can be posted. */
export type FilesOrigin =
  | { kind: 'handle'; handle: FileSystemDirectoryHandle }
  | {
      kind: 'chosen';
      name: string;
      files: [path: string, file: File][];
      unreadable?: [path: string, reason: string][];
    };

export function filesOf(origin: FilesOrigin): LogbookFiles {
  return origin.kind === 'handle'
    ? new HandleFiles(origin.handle)
    : new ChosenFiles(origin.name, origin.files, origin.unreadable);
}
