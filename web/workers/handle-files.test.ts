import { expect } from '@open-wc/testing';
import { HandleFiles } from './handle-files.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('HandleFiles', () => {
  let folder: FileSystemDirectoryHandle;
  let experiments: FileSystemDirectoryHandle;

  beforeEach(async () => {
    const root = await navigator.storage.getDirectory();
    folder = await root.getDirectoryHandle(`logbook-${crypto.randomUUID()}`, { create: true });
    experiments = await folder.getDirectoryHandle('experiments', { create: true });
    await append('a.jsonl', '0123456789');
  });
  afterEach(async () => {
    await (await navigator.storage.getDirectory()).removeEntry(folder.name, { recursive: true }).catch(() => undefined);
  });

  async function append(name: string, content: string): Promise<void> {
    const handle = await experiments.getFileHandle(name, { create: true });
    const { size } = await handle.getFile();
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({ type: 'write', position: size, data: content });
    await writable.close();
  }

  it('lists the files of a folder, also those that came later', async () => {
    const files = new HandleFiles(folder);
    const paths = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const { path } of files.list()) found.push(path);
      return found.filter((path) => path.endsWith('.jsonl')).sort();
    };
    expect(await paths()).to.deep.equal(['experiments/a.jsonl']);
    await append('b.jsonl', 'x');
    expect(await paths()).to.deep.equal(['experiments/a.jsonl', 'experiments/b.jsonl']);
  });

  it('sees a file grow', async () => {
    const files = new HandleFiles(folder);
    expect((await files.stat('experiments/a.jsonl')).sizeBytes).to.equal(10);
    await append('a.jsonl', 'abc');
    expect((await files.stat('experiments/a.jsonl')).sizeBytes).to.equal(13);
    expect(text(await files.bytes('experiments/a.jsonl', 8, 13))).to.equal('89abc');
  });

  it('goes on where it was when the file changes under the reading', async () => {
    const big = 'x'.repeat(8_000_000);
    await append('big.jsonl', big);
    const files = new HandleFiles(folder);
    let sizeBytes = 0;
    let isChanged = false;
    for await (const chunk of files.chunks('experiments/big.jsonl', 0, big.length)) {
      sizeBytes += chunk.length;
      if (!isChanged) await append('big.jsonl', 'more');
      isChanged = true;
    }
    expect(sizeBytes).to.equal(big.length);
  });

  it('finds a file that it was never told of', async () => {
    expect(text(await new HandleFiles(folder).bytes('experiments/a.jsonl', 0, 3))).to.equal('012');
  });

  it('rejects where a file or the folder is gone', async () => {
    const files = new HandleFiles(folder);
    await files.stat('experiments/a.jsonl');
    await experiments.removeEntry('a.jsonl');
    const failed = await files.stat('experiments/a.jsonl').catch((error: unknown) => error as Error);
    expect(failed).to.have.property('name', 'NotFoundError');
  });
});
