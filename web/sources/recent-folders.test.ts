import { expect } from '@open-wc/testing';
import { copiedFolder, genuineFolder } from '../../e2e/browser/genuine-folder.js';
import { folderOf } from './folder.js';
import {
  FolderGoneError,
  forgetFolder,
  noteCounts,
  openRecentFolder,
  recentFolders,
  rememberFolder,
} from './recent-folders.js';

describe('recent folders', () => {
  const names = async (): Promise<string[]> => (await recentFolders()).map(({ name }) => name);

  beforeEach(async () => {
    for (const { id } of await recentFolders()) await forgetFolder(id);
  });

  it('are kept newest first, each once however often it is opened', async () => {
    const [a, b] = [await genuineFolder({}, 'a'), await genuineFolder({}, 'b')];
    const id = await rememberFolder(a.handle);
    await rememberFolder(b.handle);
    expect(await names()).to.deep.equal(['b', 'a']);
    expect(await rememberFolder(a.handle)).to.equal(id);
    expect(await names()).to.deep.equal(['a', 'b']);
  });

  it('are told apart by the folder, not by its name', async () => {
    const one = await genuineFolder({}, 'logbook');
    const other = await genuineFolder({}, 'logbook');
    const ids = await Promise.all([one, other, one, other].map(({ handle }) => rememberFolder(handle)));
    expect(new Set(ids).size).to.equal(2);
    expect(await names()).to.deep.equal(['logbook', 'logbook']);
  });

  it('are eight at most: the one that was opened longest ago goes', async () => {
    const root = await genuineFolder(Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`f${n}/a.txt`, ''])));
    for (let n = 0; n < 9; n++) await rememberFolder(await root.handle.getDirectoryHandle(`f${n}`));
    expect(await names()).to.deep.equal(['f8', 'f7', 'f6', 'f5', 'f4', 'f3', 'f2', 'f1']);
  });

  it('keep what they held when they are opened again, and forget it with the folder', async () => {
    const { handle } = await genuineFolder({});
    const id = await rememberFolder(handle);
    expect((await recentFolders())[0]).to.include({ id, name: 'logbook', counts: null });
    const counts = { experiments: 20, sizeBytes: 1.2e9 };
    await noteCounts(id, counts);
    await rememberFolder(handle);
    expect((await recentFolders())[0]?.counts).to.deep.equal(counts);

    await forgetFolder(id);
    await noteCounts(id, counts);
    expect(await recentFolders()).to.deep.equal([]);
  });

  it('open again', async () => {
    const { handle } = await copiedFolder('e2e/logbooks/quickstart');
    await rememberFolder(handle);
    const [recent] = await recentFolders();
    const logbook = await openRecentFolder(recent!);
    try {
      expect((await logbook.experiments({ wait: true })).items).to.have.length(3);
      expect(await folderOf(logbook)!.isSameEntry(handle)).to.equal(true);
    } finally {
      logbook.close();
    }
  });

  it('say so when they are gone, and open once they are back', async () => {
    const folder = await copiedFolder('e2e/logbooks/quickstart');
    await rememberFolder(folder.handle);
    const [recent] = await recentFolders();
    await folder.remove('.');
    const error: unknown = await openRecentFolder(recent!).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(FolderGoneError);
    expect((error as FolderGoneError).folder.id).to.equal(recent!.id);
    expect((error as FolderGoneError).message).to.contain('“quickstart” is gone');

    await folder.write('experiments/a.jsonl', '{"type":"metadata","name":"back"}\n');
    const logbook = await openRecentFolder(recent!);
    expect((await logbook.experiments({ wait: true })).items[0]?.name).to.equal('back');
    logbook.close();
  });
});
