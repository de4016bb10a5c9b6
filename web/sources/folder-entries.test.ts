import { expect } from '@open-wc/testing';
import { filesBelow, mayBelong } from './folder-entries.js';

const locked = (): DOMException => new DOMException('it is locked', 'NotReadableError');

/** An entry as a browser gives it for what was dropped; no page can make one. */
function file(name: string, isReadable = true): FileSystemFileEntry {
  return {
    isFile: true,
    isDirectory: false,
    name,
    file: (resolve: FileCallback, reject: ErrorCallback) =>
      isReadable ? resolve(new File(['x'], name)) : reject(locked()),
  } as Partial<FileSystemFileEntry> as FileSystemFileEntry;
}

/** A folder that brings its entries in these batches; null is a fault. */
function folder(name: string, ...batches: (FileSystemEntry[] | null)[]): FileSystemDirectoryEntry {
  const createReader = (): FileSystemDirectoryReader => {
    const left = [...batches, []];
    return {
      readEntries: (resolve, reject) => {
        const batch = left.shift();
        if (batch) resolve(batch);
        else reject?.(locked());
      },
    };
  };
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader,
  } as Partial<FileSystemDirectoryEntry> as FileSystemDirectoryEntry;
}

describe('filesBelow', () => {
  it('finds the files of all batches by their paths', async () => {
    const experiments = folder('experiments', [file('a.jsonl')], [file('b.jsonl')]);
    const { files, unreadable } = await filesBelow(folder('.microtrax', [experiments, file('c.jsonl')]));
    expect(files.map(([path]) => path)).to.deep.equal(['experiments/a.jsonl', 'experiments/b.jsonl', 'c.jsonl']);
    expect(unreadable).to.deep.equal([]);
  });

  it('reports what cannot be read, and goes on', async () => {
    const broken = folder('text', [file('a_text.jsonl')], null);
    const experiments = folder('experiments', [file('a.jsonl'), file('b.jsonl', false), file('c.jsonl')]);
    const { files, unreadable } = await filesBelow(folder('logs', [broken, experiments]));
    expect(files.map(([path]) => path)).to.deep.equal([
      'text/a_text.jsonl',
      'experiments/a.jsonl',
      'experiments/c.jsonl',
    ]);
    expect(unreadable).to.deep.equal([
      ['text/', 'it is locked'],
      ['experiments/b.jsonl', 'it is locked'],
    ]);
  });

  it('opens nothing that cannot belong to a logbook', async () => {
    const unopened = [
      folder('node_modules', null),
      folder('.git', null),
      file('picture.png', false),
      file('notes', false),
    ];
    const { files, unreadable } = await filesBelow(folder('logs', [...unopened, file('a.json')]));
    expect(files.map(([path]) => path)).to.deep.equal(['a.json']);
    expect(unreadable).to.deep.equal([]);
  });

  it('rejects where the dropped folder itself cannot be read', async () => {
    const failed = await filesBelow(folder('logs', null)).catch((error: unknown) => error as Error);
    expect(failed).to.include({ name: 'source-error', message: '“logs” cannot be read: it is locked' });
  });
});

describe('mayBelong', () => {
  it('is so for JSON in folders that are looked into', () => {
    for (const path of ['a.jsonl', 'annotations/a.json', 'runs/a/b.jsonl'])
      expect(mayBelong(path), path).to.equal(true);
    for (const path of ['a.txt', 'jsonl', '.git/a.jsonl', 'runs/node_modules/x/a.json'])
      expect(mayBelong(path), path).to.equal(false);
  });
});
