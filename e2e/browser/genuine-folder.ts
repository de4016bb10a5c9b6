import { executeServerCommand } from '@web/test-runner-commands';

type Content = string | Uint8Array;

/** A real folder on this machine's disk, with a handle of it as a person's drop would give. */
export interface GenuineFolder {
  handle: FileSystemDirectoryHandle;
  /** Where it is on disk. */
  path: string;
  /** Appends to a file as another process would: opens it, writes, closes it. */
  append(path: string, content: Content): Promise<void>;
  /** Creates or replaces a file, and the folders it is in. */
  write(path: string, content: Content): Promise<void>;
  /** Removes a file or a folder with all in it. */
  remove(path: string): Promise<void>;
}

/** Makes a temporary folder with these files in it; the test runner removes it when it stops. */
export async function genuineFolder(files: Record<string, Content>, name = 'logbook'): Promise<GenuineFolder> {
  const path = await ask<string>('make-folder', { name });
  const folder = commandsOn(path);
  for (const [file, content] of Object.entries(files)) await folder.write(file, content);
  return { ...folder, path, handle: await dropped(path) };
}

/** A temporary copy of a folder of the project, given relative to it: `e2e/logbooks/quickstart`. */
export async function copiedFolder(source: string): Promise<GenuineFolder> {
  const path = await ask<string>('make-folder', { name: source.split('/').at(-1), copyOf: source });
  return { ...commandsOn(path), path, handle: await dropped(path) };
}

function commandsOn(folder: string): Pick<GenuineFolder, 'append' | 'write' | 'remove'> {
  return {
    append: (path, content) => ask('append-in-folder', { folder, path, content: sendable(content) }),
    write: (path, content) => ask('write-in-folder', { folder, path, content: sendable(content) }),
    remove: (path) => ask('remove-in-folder', { folder, path }),
  };
}

/** Lets the runner drop the folder on this page, and catches it before anything else of the page sees it. */
async function dropped(folder: string): Promise<FileSystemDirectoryHandle> {
  const catching = new AbortController();
  const options = { capture: true, signal: catching.signal };
  const handle = new Promise<FileSystemHandle | null>((resolve, reject) => {
    const take = (event: DragEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type !== 'drop') return;
      const item = event.dataTransfer?.items[0];
      if (item) item.getAsFileSystemHandle().then(resolve, reject);
      else reject(new Error('The drop came without an item'));
    };
    for (const type of ['dragenter', 'dragover', 'drop'] as const) window.addEventListener(type, take, options);
  });
  try {
    await ask('drop-folder', { folder });
    return (await handle) as FileSystemDirectoryHandle;
  } finally {
    catching.abort();
  }
}

function sendable(content: Content): { text: string } | { base64: string } {
  if (typeof content === 'string') return { text: content };
  return { base64: btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join('')) };
}

async function ask<T>(command: string, payload: object): Promise<T> {
  return executeServerCommand<T, object>(command, payload);
}
