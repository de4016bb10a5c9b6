import { assert } from 'chai';
import type { ImageInfo, Logbook } from '../../sdk/read/logbook.js';
import type { Define, OpenFolder } from './logbook-contract.js';
import { errorName, withFolders } from './with-folder.js';

const id = 'experiment_20260101_100000_00000001';
const log = `experiments/${id}.jsonl`;
const texts = `text/${id}_text.jsonl`;
const line = (value: object): string => `${JSON.stringify(value)}\n`;
/** Real pictures would prove no more: what is logged is bytes in Base64. */
const base64 = (text: string): string => btoa(text);
const image = (text: string, more: object = {}): object => ({ format: 'base64_png', data: base64(text), ...more });
const logged = (data: object): string => line({ type: 'log', timestamp: 5, data });

const files = {
  [log]:
    line({ type: 'metadata', start_time: 1, status: 'running' }) +
    logged({ step: 0, loss: 1 }) +
    logged({ step: 10, _images: [image('one', { label: 'sample' })] }) +
    logged({ step: 10, loss: 2 }) +
    logged({
      loss: 3,
      _images: [image('two', { index: 0, label: 0 }), image('three', { index: 1, key: 'val/mask' })],
    }) +
    logged({ step: 20, _images: [] }) +
    // Two objects on one line, and what is no image among the images.
    logged({ step: 30, _images: [image('four')] }).trim() +
    logged({ step: 31, _images: [7, { format: 'base64_tiff', data: base64('five'), label: null }] }),
  [texts]:
    line({ type: 'text', step: 1, timestamp: 6, columns: ['text'], rows: [{ text: 'hi' }] }) +
    line({ type: 'other' }) +
    'no json\n' +
    '{"type": "text", "step": 2, "timestamp": 7, "columns": ["a", "b"], "rows": [{"a": 0, "b": NaN}, {"a": false}]}\n',
};

/** What every Logbook promises of images, texts and the files themselves, whichever way it is reached. */
export function contentsContract(it: Define, open: OpenFolder): void {
  const withFolder = withFolders(it, open, files);

  withFolder('tells which images there are, and gives each', async ({ logbook }) => {
    const { complete, steps, images } = await logbook.images({ id, from: 0, limit: 100, wait: true });
    assert.isTrue(complete);
    // A row without a step has its position for one.
    assert.deepEqual([...steps], [10, 3, 30, 31]);
    assert.deepEqual(
      images.map(({ ref: _, ...known }) => known),
      [
        { line: 0, step: 10, index: 0, key: 'images', label: 'sample', format: 'base64_png', bytes: 3 },
        { line: 1, step: 3, index: 0, key: 'images', label: 0, format: 'base64_png', bytes: 3 },
        { line: 1, step: 3, index: 1, key: 'val/mask', label: null, format: 'base64_png', bytes: 5 },
        { line: 2, step: 30, index: 0, key: 'images', label: null, format: 'base64_png', bytes: 4 },
        { line: 3, step: 31, index: 1, key: 'images', label: null, format: 'base64_tiff', bytes: 4 },
      ],
    );
    assert.deepEqual(await contentsOf(logbook, images), [
      'image/png one',
      'image/png two',
      'image/png three',
      'image/png four',
      'application/octet-stream five',
    ]);
  });

  withFolder('tells of a range of the lines with images, of none, and of none beyond the last', async ({ logbook }) => {
    const lines = async (from: number, limit: number): Promise<number[]> =>
      (await logbook.images({ id, from, limit, wait: true })).images.map((found) => found.line);
    assert.deepEqual(await lines(1, 2), [1, 1, 2]);
    assert.deepEqual(await lines(0, 0), []);
    assert.deepEqual(await lines(4, 9), []);
    const told = async (from: number, limit: number): Promise<number> =>
      (await logbook.images({ id, from, limit, wait: true })).lines;
    assert.deepEqual([await told(1, 2), await told(0, 0), await told(4, 9)], [2, 0, 0]);
  });

  withFolder('gives no image by a ref that stands for none, or for what was replaced', async ({ logbook, write }) => {
    const { images } = await logbook.images({ id, from: 0, limit: 1, wait: true });
    const [{ ref } = { ref: '' }] = images;
    const wrong = [
      'x',
      ref.replace(/^\d+/, '1'),
      ref.replace(id, 'nobody'),
      ref.replace(/-0-/, '-7-'),
      `1e9-${ref}`,
      `${'9'.repeat(16)}-9999999999-0-${'0'.repeat(16)}-${id}`,
    ];
    for (const other of wrong) assert.equal(await errorName(logbook.image(other)), 'unknown-image', other);
    assert.deepEqual(await contentsOf(logbook, images), ['image/png one']);
    await write(log, files[log].replace(base64('one'), base64('owe')));
    assert.equal(await errorName(logbook.image(ref)), 'unknown-image');
  });

  withFolder('gives images that are appended, and those of a line without its end', async ({ logbook, append }) => {
    await logbook.experiments({ wait: true });
    await append(log, logged({ step: 40, _images: [image('six')] }).trim());
    const { images, steps } = await logbook.images({ id, from: 4, limit: 9, wait: true });
    assert.equal(steps.at(-1), 40);
    assert.deepEqual(await contentsOf(logbook, images), ['image/png six']);
    await append(log, `\n${logged({ step: 50, _images: [image('seven')] })}`);
    const more = await logbook.images({ id, from: 4, limit: 9, wait: true });
    assert.deepEqual(await contentsOf(logbook, more.images), ['image/png six', 'image/png seven']);
  });

  withFolder('gives text lines, and a range of them', async ({ logbook }) => {
    const { complete, total, lines } = await logbook.text({ id, from: 0, limit: 100, wait: true });
    assert.deepEqual([complete, total], [true, 2]);
    assert.deepEqual(lines, [
      { step: 1, timestamp: 6, columns: ['text'], rows: [{ text: 'hi' }] },
      { step: 2, timestamp: 7, columns: ['a', 'b'], rows: [{ a: 0, b: 'NaN' }, { a: false }] },
    ]);
    const second = await logbook.text({ id, from: 1, limit: 1, wait: true });
    assert.deepEqual([second.total, second.lines], [2, lines.slice(1)]);
    assert.deepEqual((await logbook.text({ id, from: 2, limit: 9, wait: true })).lines, []);
  });

  withFolder('gives the log byte for byte', async ({ logbook }) => {
    const pieces: number[] = [];
    for await (const piece of logbook.raw(id)) pieces.push(...piece);
    assert.equal(new TextDecoder().decode(Uint8Array.from(pieces)), files[log]);
  });

  withFolder('names an unknown experiment in each of these', async ({ logbook }) => {
    const range = { id: 'nobody', from: 0, limit: 1 };
    assert.equal(await errorName(logbook.images(range)), 'unknown-experiment');
    assert.equal(await errorName(logbook.text(range)), 'unknown-experiment');
    assert.equal(await errorName(logbook.raw('nobody')[Symbol.asyncIterator]().next()), 'unknown-experiment');
    if (!logbook.writable) return;
    assert.equal(await errorName(logbook.annotate('nobody', { name: 'x' })), 'unknown-experiment');
    assert.equal(await errorName(logbook.remove('nobody')), 'unknown-experiment');
  });

  withFolder('changes what people add, key by key', async ({ logbook, write }) => {
    if (!logbook.writable) {
      assert.equal(await errorName(logbook.annotate(id, { name: 'x' })), 'read-only');
      return;
    }
    await write(`annotations/${id}.json`, '{"notes": "old", "theirs": {"x": 1}}');
    assert.deepEqual(await logbook.annotate(id, { name: 'best', tags: ['a'] }), {
      name: 'best',
      notes: 'old',
      tags: ['a'],
    });
    assert.deepEqual(await logbook.annotate(id, { name: null, archived: true }), {
      notes: 'old',
      tags: ['a'],
      archived: true,
    });
    const [item] = (await logbook.experiments({ wait: true })).items;
    assert.deepEqual(item?.annotation, { notes: 'old', tags: ['a'], archived: true });
    await Promise.all(
      ['one', 'two', 'three'].map((name) => logbook.annotate(id, name === 'two' ? { notes: name } : { name })),
    );
    const [changed] = (await logbook.experiments({ wait: true })).items;
    assert.equal(changed?.annotation?.notes, 'two');
    await write(`annotations/${id}.json`, 'no json');
    assert.equal(await errorName(logbook.annotate(id, { name: 'lost' })), 'cannot-annotate');
  });

  withFolder('deletes an experiment, but not one that is still written to', async ({ logbook, append }) => {
    if (!logbook.writable) {
      assert.equal(await errorName(logbook.remove(id)), 'read-only');
      return;
    }
    assert.equal(await errorName(logbook.remove(id)), 'being-written');
    await append(log, line({ type: 'metadata', status: 'completed' }));
    await logbook.experiments({ wait: true });
    await logbook.remove(id);
    assert.deepEqual((await logbook.experiments({ wait: true })).items, []);
    assert.equal(await errorName(logbook.text({ id, from: 0, limit: 1 })), 'unknown-experiment');
  });
}

async function contentsOf(logbook: Logbook, images: ImageInfo[]): Promise<string[]> {
  const contents: string[] = [];
  for (const { ref } of images) {
    const { type, bytes } = await logbook.image(ref);
    contents.push(`${type} ${new TextDecoder().decode(bytes)}`);
  }
  return contents;
}
