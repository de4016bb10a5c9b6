import { expect } from '@open-wc/testing';
import { MemoryFiles } from '../../sdk/read/memory-files.js';
import { workerCount } from './worker-count.js';

const megabyte = 1024 * 1024;

/** Files of that size, of which nothing is read. */
class SizedFiles extends MemoryFiles {
  looked = 0;
  constructor(
    count: number,
    readonly sizeBytes: number,
    pathOf = (index: number): string => `experiments/${index}.jsonl`,
  ) {
    super(
      'sized',
      Array.from({ length: count }, (_, index) => [pathOf(index), '']),
    );
  }

  override async stat(path: string): Promise<{ sizeBytes: number; modifiedMs: number }> {
    this.looked += 1;
    return { ...(await super.stat(path)), sizeBytes: this.sizeBytes };
  }
}

describe('workerCount', () => {
  it('is one for each processor where a logbook is large, four at most', async () => {
    const large = new SizedFiles(50, 7 * megabyte);
    for (const [processors, count] of [
      [1, 1],
      [2, 2],
      [4, 4],
      [64, 4],
    ] as const) {
      expect(await workerCount(large, processors)).to.equal(count);
    }
    const deep = new SizedFiles(2, 100 * megabyte, (index) => `deep/in/it/${index}.jsonl`);
    expect(await workerCount(deep, 2)).to.equal(2);
  });

  it('is no more than there are experiments to read', async () => {
    expect(await workerCount(new SizedFiles(1, 100 * megabyte), 4)).to.equal(1);
    expect(await workerCount(new SizedFiles(3, 100 * megabyte), 4)).to.equal(3);
  });

  it('is one where a logbook is small, or what it holds is', async () => {
    for (const files of [new SizedFiles(0, 0), new SizedFiles(3, megabyte), new SizedFiles(2000, 20_000)]) {
      expect(await workerCount(files, 2)).to.equal(1);
      expect(files.looked).to.be.below(100);
    }
  });

  it('is one where the folder cannot be read, and leaves it to the worker to say so', async () => {
    const files = new SizedFiles(1, megabyte);
    files.list = () => {
      throw new Error('it is gone');
    };
    expect(await workerCount(files, 2)).to.equal(1);
    const broken = new SizedFiles(50, megabyte);
    broken.stat = () => Promise.reject(new Error('it is locked'));
    expect(await workerCount(broken, 2)).to.equal(1);
  });
});
