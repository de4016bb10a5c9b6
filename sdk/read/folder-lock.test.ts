import assert from 'node:assert/strict';
import test from 'node:test';
import { claimsName, lockName, withLock, type LockFile, type LockFiles } from './folder-lock.js';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 3));

/** Lock files in memory, each operation taking effect at some time while it is waited for. */
class SlowLockFiles implements LockFiles {
  static #count = 0;
  readonly #files: Map<string, string>;
  readonly #isPage: boolean;

  constructor(files: Map<string, string>, isPage: boolean) {
    this.#files = files;
    this.#isPage = isPage;
  }

  make(): Promise<LockFile | null> {
    const holder = String((SlowLockFiles.#count += 1));
    const path = this.#isPage ? `${claimsName}/${holder}` : lockName;
    return this.#at(() => {
      if (this.#files.has(path)) return null;
      this.#files.set(path, holder);
      return { path, holder };
    });
  }

  list = (): Promise<string[]> =>
    this.#at(() => [...this.#files.keys()].filter((path) => /^(\.lock|\.claims\/\d+)$/.test(path)));
  holderOf = (path: string): Promise<string | null> => this.#at(() => this.#files.get(path) ?? null);
  remove = (path: string): Promise<void> => this.#at(() => void this.#files.delete(path));

  rename(path: string, name: string): Promise<boolean> {
    return this.#at(() => {
      const holder = this.#files.get(path);
      if (holder === undefined) return false;
      this.#files.delete(path);
      this.#files.set(name, holder);
      return true;
    });
  }

  async #at<Value>(run: () => Value): Promise<Value> {
    await soon();
    const value = run();
    await soon();
    return value;
  }
}

test('no two hold the lock at the same time, hosts and pages', { timeout: 30_000 }, async () => {
  const files = new Map<string, string>();
  let holding = 0;
  let most = 0;
  let times = 0;
  const workers = [false, false, true, true].map(async (isPage) => {
    for (let time = 0; time < 10; time++) {
      await withLock(new SlowLockFiles(files, isPage), async (isHeld) => {
        most = Math.max(most, (holding += 1));
        await soon();
        assert.ok(await isHeld());
        times += 1;
        holding -= 1;
      });
    }
  });
  await Promise.all(workers);
  assert.deepEqual([most, times], [1, 40]);
  assert.deepEqual([...files], []);
});

test('the lock is given back where the work fails', async () => {
  const files = new Map<string, string>();
  const failure = new Error('no');
  await assert.rejects(
    withLock(new SlowLockFiles(files, true), () => Promise.reject(failure)),
    failure,
  );
  assert.deepEqual([...files], []);
});

test('what dead holders left is taken away', { timeout: 30_000 }, async () => {
  const files = new Map([
    [lockName, 'dead'],
    [`${claimsName}/0`, ''],
  ]);
  await withLock(new SlowLockFiles(files, false), async (isHeld) => assert.ok(await isHeld()));
  assert.deepEqual([...files], []);
});

test('a lock that was taken over is told, and left to whoever has it', async () => {
  const files = new Map<string, string>();
  await withLock(new SlowLockFiles(files, false), async (isHeld) => {
    files.set(lockName, 'other');
    assert.equal(await isHeld(), false);
  });
  assert.deepEqual([...files], [[lockName, 'other']]);
});
