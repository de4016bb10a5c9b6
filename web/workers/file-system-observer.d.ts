/** https://github.com/whatwg/fs/blob/main/proposals/FileSystemObserver.md; Chromium only, in pages and workers. */
interface FileSystemObserver {
  observe(handle: FileSystemHandle, options?: { recursive?: boolean }): Promise<void>;
  disconnect(): void;
}

// eslint-disable-next-line no-var -- `var` is how a global that may be missing is declared
declare var FileSystemObserver: { new (callback: () => void): FileSystemObserver } | undefined;
