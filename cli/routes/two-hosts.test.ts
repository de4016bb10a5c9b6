import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { startBeside, startTestHost, type Answer, type HostClient } from '../testing/host-client.js';

const headers = { 'content-type': 'application/json' };
const log = '{"type": "metadata", "status": "completed"}\n';

const rename = (client: HostClient, id: string): Promise<Answer> =>
  client.ask(`/api/experiments/${id}`, { method: 'PATCH', headers, body: '{"name": "b"}' });
const remove = (client: HostClient, id: string): Promise<Answer> =>
  client.ask(`/api/experiments/${id}`, { method: 'DELETE', headers, body: '{"confirm": true}' });

test('a deletion on one host and a change on another leave no annotation behind', { timeout: 60_000 }, async (t) => {
  const one = await startTestHost(t, { 'experiments/x.jsonl': log });
  const other = await startBeside(t, one);
  for (let time = 0; time < 30; time++) {
    const id = `x${time}`;
    const files = [`experiments/${id}.jsonl`, `annotations/${id}.json`].map((file) => path.join(one.folder, file));
    await writeFile(files[0]!, log);
    assert.equal((await rename(one, id)).status, 200);
    const removing = remove(other, id);
    if (time % 2 === 1) await new Promise((resolve) => setTimeout(resolve, time));
    const [renamed, removed] = await Promise.all([rename(one, id), removing]);
    assert.ok([200, 404].includes(renamed.status), renamed.body.toString());
    assert.equal(removed.status, 200, removed.body.toString());
    assert.deepEqual(files.map(existsSync), [false, false]);
  }
});
