import assert from 'node:assert/strict';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change } from '../sdk/read/logbook.js';
import { temporaryFolder } from './support/folders.js';
import { hasProcessFigures, processorMs } from './support/process-figures.js';
import { startHostProcess } from './support/servers.js';
import { startWriter } from './support/writer.js';

const options = { timeout: 60_000 };
const onLinux = { ...options, skip: !hasProcessFigures };
const point = { type: 'log', timestamp: 5, data: { loss: 1 } };
const line = `${JSON.stringify(point)}\n`;
const fileOf = (id: string): string => `experiments/${id}.jsonl`;

/** So many that the one that is looked at is not among those that changed last. */
const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [fileOf(`run${index}`), line]));

/** What one client of `/api/events` hears. */
class Events {
  readonly #changes: AsyncGenerator<Change>;

  private constructor(response: Response) {
    this.#changes = changesIn(response);
  }

  static async open(t: TestContext, url: string): Promise<Events> {
    const leaving = new AbortController();
    t.after(() => leaving.abort());
    return new Events(await fetch(`${url}/api/events`, leaving));
  }

  async until(id: string, type: Change['type'] = 'grown'): Promise<void> {
    for (;;) {
      const next = await this.#changes.next();
      if (next.done) assert.fail('the events ended');
      if (next.value.type === type && next.value.ids.includes(id)) return;
    }
  }
}

async function* changesIn({ body }: Response): AsyncGenerator<Change> {
  assert.ok(body);
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6)) as Change;
  }
}

/** A host of these files that has read them all. */
async function served(t: TestContext, files: Record<string, string>) {
  const folder = temporaryFolder(t, files);
  const { url, host } = await startHostProcess(t, folder);
  await (await fetch(`${url}/api/experiments`)).arrayBuffer();
  return { folder, url, pid: host.pid ?? assert.fail('it has no process') };
}

test('a line of another process reaches all clients at once', options, async (t) => {
  const { folder, url } = await served(t, many);
  const clients = await Promise.all(Array.from({ length: 10 }, () => Events.open(t, url)));
  const writer = await startWriter(t, path.join(folder, fileOf('run0')));
  const tookMs: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    await writer.write(point);
    const writtenMs = performance.now();
    await Promise.all(clients.map((client) => client.until('run0')));
    tookMs.push(performance.now() - writtenMs);
    await delay(100);
  }
  tookMs.sort((one, other) => one - other);
  const median = tookMs[10] ?? NaN;
  t.diagnostic(`median ${median.toFixed(0)} ms, worst ${tookMs.at(-1)?.toFixed(0)} ms`);
  // Without being told, the host looks at it every 2.5 s.
  assert.ok(median < 1000, `it took ${median} ms`);
});

test('what the system does not tell of is found by looking', options, async (t) => {
  const { folder, url } = await served(t, { [fileOf('a')]: line });
  // As on a network file system: what is written under a name elsewhere is told to nobody who watches the folder.
  const elsewhere = path.join(temporaryFolder(t), 'a.jsonl');
  linkSync(path.join(folder, fileOf('a')), elsewhere);
  const client = await Events.open(t, url);
  await delay(1000);
  for (let count = 0; count < 3; count += 1) {
    appendFileSync(elsewhere, line);
    await client.until('a');
  }
});

test('no client costs a watcher of its own, and none is left when all have gone', onLinux, async (t) => {
  const { url, pid } = await served(t, { [fileOf('a')]: line });
  const leaving = new AbortController();
  const connect = async (): Promise<void> => void (await fetch(`${url}/api/events`, leaving));
  assert.equal(watchesOf(pid), 0);
  await connect();
  while (watchesOf(pid) === 0) await delay(20);
  await delay(500);
  const alone = watchesOf(pid);
  for (let count = 1; count < 50; count += 1) await connect();
  await delay(500);
  assert.equal(watchesOf(pid), alone);
  leaving.abort();
  while (watchesOf(pid) > 0) await delay(20);
});

test('a folder that is removed while it is watched costs nothing, and is seen when it is back', onLinux, async (t) => {
  const resources = 'resources/a_resources.jsonl';
  const sample = '{"type": "resource", "timestamp": 5, "cpu_percent": 1}\n';
  const { folder, url, pid } = await served(t, { [fileOf('a')]: line, [resources]: sample });
  const client = await Events.open(t, url);
  await delay(500);
  rmSync(path.join(folder, 'resources'), { recursive: true });
  await client.until('a');
  const before = processorMs(pid);
  await delay(2000);
  const busyMs = processorMs(pid) - before;
  assert.ok(busyMs < 600, `it was busy for ${busyMs} of 2000 ms`);
  mkdirSync(path.join(folder, 'resources'));
  writeFileSync(path.join(folder, resources), sample);
  await client.until('a');
  appendFileSync(path.join(folder, resources), sample);
  await client.until('a');
});

/** How many folders a process watches. */
function watchesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).reduce((sum, descriptor) => {
    try {
      if (!readlinkSync(`/proc/${pid}/fd/${descriptor}`).includes('inotify')) return sum;
      return sum + (readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8').match(/^inotify wd:/gm)?.length ?? 0);
    } catch {
      return sum; // closed meanwhile
    }
  }, 0);
}
