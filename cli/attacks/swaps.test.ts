import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { startTestHost } from '../testing/host-client.js';

const secret = 'what nobody may read';
const attempts = 500;
const log = '{"type": "metadata", "status": "completed"}\n';

/** Meanwhile a process of its own puts a link in the place of a file or folder and takes it away again. */
async function whileSwapped(place: string, target: string, work: () => Promise<void>): Promise<void> {
  const script = `
    const { renameSync, rmSync, symlinkSync } = require('node:fs');
    const [place, target] = process.argv.slice(1);
    const aside = place + '.aside';
    const link = place + '.link';
    symlinkSync(target, link);
    console.log('begun');
    const put = (from) => {
      for (;;) {
        try {
          return renameSync(from, place);
        } catch {
          // The host has made a folder in between, and may be writing to it.
          try { rmSync(place, { recursive: true, force: true }); } catch {}
        }
      }
    };
    for (;;) {
      renameSync(place, aside);
      put(link);
      renameSync(place, link);
      put(aside);
    }`;
  const child = spawn(process.execPath, ['-e', script, place, target], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  try {
    await work();
    assert.equal(child.exitCode, null, 'it was swapped to the end');
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

test(
  'a link that comes into the place of a log is not read, however quickly it comes and goes',
  { skip: process.platform !== 'linux', timeout: 120_000 },
  async (t) => {
    const client = await startTestHost(t, { 'experiments/x.jsonl': log });
    const outside = path.join(client.folder, '../secret.txt');
    await writeFile(outside, secret);
    const answers = new Set<string>();
    await whileSwapped(path.join(client.folder, 'experiments/x.jsonl'), outside, async () => {
      for (let asked = 0; asked < attempts; asked++) {
        answers.add(
          await client.ask('/api/experiments/x/raw').then(
            ({ status, body }) => (status === 200 ? body.toString() : 'refused'),
            () => 'broken off',
          ),
        );
      }
    });
    answers.delete('broken off');
    assert.ok(answers.delete('refused') && answers.delete(log), 'it has been both');
    assert.deepEqual([...answers], []);
  },
);

test(
  'a link that comes into the place of the annotations is not written to, nor read, however quickly it comes and goes',
  { skip: process.platform !== 'linux', timeout: 120_000 },
  async (t) => {
    const client = await startTestHost(t, {
      'experiments/x.jsonl': log,
      'annotations/y.json': '{}',
      'annotations/x.json': '{"notes": "ours"}',
    });
    const outside = path.join(client.folder, '../outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'x.json'), JSON.stringify({ notes: secret }));
    const statuses = new Set<number>();
    await whileSwapped(path.join(client.folder, 'annotations'), outside, async () => {
      for (let asked = 0; asked < attempts / 5; asked++) {
        const headers = { 'content-type': 'application/json' };
        const body = `{"name": "${asked}"}`;
        const answer = await client.ask('/api/experiments/x', { method: 'PATCH', headers, body });
        statuses.add(answer.status);
        assert.ok(!answer.body.toString().includes(secret), answer.body.toString());
        assert.deepEqual(await readdir(outside), ['x.json']);
      }
    });
    assert.ok(statuses.has(200) && statuses.has(409), [...statuses].join());
  },
);
