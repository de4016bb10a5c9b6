import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { errorCode, startTestHost } from '../testing/host-client.js';
import { asNobody } from '../testing/nobody.js';

test(
  'what may not be read is told as such, with its file, and to who asks alone',
  { skip: process.platform === 'win32' },
  async (t) => {
    const client = await startTestHost(t, {
      'experiments/x.jsonl': '{"type": "log", "data": {"a": 1}}\n',
      'text/x_text.jsonl': '{"type": "text", "step": 1, "rows": ["hi"]}\n',
    });
    await chmod(path.dirname(client.folder), 0o755);
    for (const file of ['experiments/x.jsonl', 'text/x_text.jsonl']) await chmod(path.join(client.folder, file), 0o000);
    const printed = t.mock.method(console, 'error', () => undefined);
    await asNobody(async () => {
      for (const [route, file] of [
        ['raw', 'experiments/x.jsonl'],
        ['points?metric=a', 'experiments/x.jsonl'],
        ['images', 'experiments/x.jsonl'],
        ['text', 'text/x_text.jsonl'],
      ] as const) {
        const answer = await client.ask(`/api/experiments/x/${route}`);
        assert.equal(errorCode(answer), '409 cannot-read', route);
        assert.match(answer.body.toString(), new RegExp(`"${file} cannot be read: EACCES: permission denied"`));
      }
      for (const route of ['/api/images', '/api/text']) {
        assert.equal(errorCode(await client.post(route, { experiment: 'x' })), '409 cannot-read', route);
      }
    });
    assert.equal(printed.mock.callCount(), 0);
  },
);
