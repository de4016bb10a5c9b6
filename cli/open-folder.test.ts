import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Failure } from './failure.js';
import { openFolder } from './open-folder.js';
import { folder } from './testing/mtx-process.js';
import { asNobody } from './testing/nobody.js';

test('a folder that cannot be read ends with 2', { skip: process.platform === 'win32' }, async (t) => {
  const root = await folder(t, { 'closed/experiments/a.jsonl': '', 'listed/experiments/a.jsonl': '' });
  await chmod(root, 0o755);
  await chmod(path.join(root, 'closed'), 0o000);
  await chmod(path.join(root, 'listed'), 0o444);
  try {
    await asNobody(async () => {
      for (const name of ['closed', 'listed', 'closed/experiments']) {
        const closed = path.join(root, name);
        await assert.rejects(openFolder(closed), (error) => {
          assert.ok(error instanceof Failure, String(error));
          assert.equal(error.exitCode, 2);
          assert.ok(error.message.startsWith(`The folder ${closed} cannot be read: EACCES`), error.message);
          assert.match(error.message, /chmod.*-f.*MICROTRAX_LOGDIR/);
          return true;
        });
      }
    });
  } finally {
    for (const name of ['closed', 'listed']) await chmod(path.join(root, name), 0o700);
  }
});
