/** Chromium only: https://github.com/whatwg/fs/blob/main/proposals/FileHandleMove.md */
interface FileSystemFileHandle {
  /** Gives the file another name in its folder, in place of a file of that name; the handle then stands for that. */
  move(name: string): Promise<void>;
  remove(): Promise<void>;
}

/** Chromium only: https://github.com/whatwg/fs/blob/main/proposals/MultipleReadersWriters.md */
interface FileSystemCreateWritableOptions {
  /** `exclusive` refuses whoever else wants to write to it meanwhile. */
  mode?: 'exclusive' | 'siloed';
}
