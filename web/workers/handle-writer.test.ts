import { expect } from '@open-wc/testing';
import { genuineFolder } from '../../e2e/browser/genuine-folder.js';
import { HandleWriter } from './handle-writer.js';

const annotation = 'annotations/x.json';

/** The paths of all files below a folder, sorted. */
async function filesIn(folder: FileSystemDirectoryHandle, above = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === 'file') found.push(above + handle.name);
    else found.push(...(await filesIn(handle, `${above}${handle.name}/`)));
  }
  return found.sort();
}

async function textOf(folder: FileSystemDirectoryHandle, path: string): Promise<string> {
  const [parent = '', name = ''] = path.split('/');
  const handle = await (await folder.getDirectoryHandle(parent)).getFileHandle(name);
  return (await handle.getFile()).text();
}

async function rejection(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('It did not reject');
    },
    (error: unknown) => error as Error,
  );
}

describe('HandleWriter', () => {
  it('makes a file with its folder, then changes it from what it is, and leaves nothing beside it', async () => {
    const { handle } = await genuineFolder({});
    const writer = new HandleWriter(handle);
    await writer.update(annotation, (text) => `first ${text}`);
    await writer.update(annotation, (text) => `then ${text}`);
    expect(await textOf(handle, annotation)).to.equal('then first null');
    expect(await filesIn(handle)).to.deep.equal([annotation]);
  });

  it('throws what the change throws, and leaves the file as it is', async () => {
    const { handle } = await genuineFolder({ [annotation]: 'good' });
    const failure = new RangeError('no');
    const failed = new HandleWriter(handle).update(annotation, () => {
      throw failure;
    });
    expect(await rejection(failed)).to.equal(failure);
    expect(await textOf(handle, annotation)).to.equal('good');
    expect(await filesIn(handle)).to.deep.equal([annotation]);
  });

  it('never shows a new file empty, nor half of a changed one', async () => {
    const { handle } = await genuineFolder({});
    const writer = new HandleWriter(handle);
    const long = (letter: string): string => letter.repeat(2_000_000);
    const lengths = new Set<number>();
    let isOver = false;
    const watching = (async () => {
      while (!isOver)
        lengths.add(
          await textOf(handle, annotation).then(
            ({ length }) => length,
            () => -1,
          ),
        );
    })();
    for (const letter of ['a', 'b', 'c', 'd']) await writer.update(annotation, () => long(letter));
    isOver = true;
    await watching;
    lengths.delete(-1);
    expect([...lengths]).to.deep.equal([2_000_000]);
  });

  it('waits while a host holds the lock, and takes it over where the host has died', async function () {
    this.timeout(30_000);
    const folder = await genuineFolder({ [annotation]: 'a', 'annotations/.lock': 'of a host' });
    const { handle } = folder;
    const writer = new HandleWriter(handle);
    let isWritten = false;
    const first = writer.update(annotation, (text) => {
      isWritten = true;
      return `${text}b`;
    });
    // Each of its attempts is another claim.
    const attempts = new Set<string>();
    while (attempts.size < 2) for (const path of await filesIn(handle)) if (/claims/.test(path)) attempts.add(path);
    expect(isWritten).to.equal(false);
    await folder.remove('annotations/.lock');
    await first;
    expect(await textOf(handle, annotation)).to.equal('ab');
    await folder.write('annotations/.lock', 'of a host that died');
    await folder.write('annotations/.claims/9f86d081-884c-4d63-a1b2-0123456789ab', '');
    await writer.update(annotation, (text) => `${text}c`);
    expect(await textOf(handle, annotation)).to.equal('abc');
    expect(await filesIn(handle)).to.deep.equal([annotation]);
  });

  it('writes nothing where its claim was taken away meanwhile', async () => {
    const folder = await genuineFolder({ [annotation]: 'a' });
    const { handle } = folder;
    const annotations = await handle.getDirectoryHandle('annotations');
    const writer = new HandleWriter(handle);
    const own = Object.getOwnPropertyDescriptor(FileSystemFileHandle.prototype, 'createWritable')!;
    const createWritable = own.value as (options?: object) => Promise<FileSystemWritableFileStream>;
    Object.defineProperty(FileSystemFileHandle.prototype, 'createWritable', {
      ...own,
      async value(this: FileSystemFileHandle, options?: object) {
        await folder.remove('annotations/.claims');
        return createWritable.call(this, options);
      },
    });
    try {
      const error = await rejection(writer.update(annotation, () => 'b'));
      expect(error).to.include({ name: 'cannot-write' });
      expect(error.message).to.equal(`${annotation} cannot be written: somebody else took the lock`);
    } finally {
      Object.defineProperty(FileSystemFileHandle.prototype, 'createWritable', own);
    }
    expect(await textOf(handle, annotation)).to.equal('a');
    expect(await filesIn(annotations)).to.deep.equal(['x.json']);
  });

  it('tells a folder in the place of a file or of the lock', async () => {
    const { handle } = await genuineFolder({ 'annotations/x.json/y': '' });
    const writer = new HandleWriter(handle);
    const inPlace = await rejection(writer.update(annotation, () => ''));
    expect(inPlace.message).to.equal(`${annotation} cannot be written: it is no file`);
    const locked = await genuineFolder({ 'annotations/.lock/y': '' });
    const asLock = await rejection(new HandleWriter(locked.handle).update(annotation, () => ''));
    expect(asLock.message).to.equal(`${annotation} cannot be written: its folder's .lock is no file`);
  });

  it('deletes files, those that are there', async () => {
    const log = 'experiments/x.jsonl';
    const { handle } = await genuineFolder({ [annotation]: '{}', 'text/x_text.jsonl': 't', [log]: 'l', 'a/b': '' });
    const writer = new HandleWriter(handle);
    await writer.remove([annotation, 'text/x_text.jsonl', 'resources/x_resources.jsonl', log]);
    expect(await filesIn(handle)).to.deep.equal(['a/b']);
    await writer.remove([annotation, log]);
  });

  it('deletes nothing where one of the files cannot be', async () => {
    const log = 'experiments/x.jsonl';
    const files = { [annotation]: '{}', [log]: 'l' };
    const { handle } = await genuineFolder(files);
    const experiments = await handle.getDirectoryHandle('experiments');
    const busy = await (await experiments.getFileHandle('x.jsonl')).createWritable();
    const error = await rejection(new HandleWriter(handle).remove([annotation, log]));
    await busy.abort();
    expect(error.name).to.equal('cannot-write');
    expect(error.message).to.match(/^experiments\/x\.jsonl cannot be deleted: /);
    expect(await filesIn(handle)).to.deep.equal(Object.keys(files).sort());
    expect(await textOf(handle, annotation)).to.equal('{}');
  });
});
