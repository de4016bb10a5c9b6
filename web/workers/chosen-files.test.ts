import { expect } from '@open-wc/testing';
import { ChosenFiles } from './chosen-files.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('ChosenFiles', () => {
  const files = new ChosenFiles('logs', [
    ['experiments/a.jsonl', new File(['0123456789'], 'a.jsonl', { lastModified: 1234 })],
    ['experiments/notes.txt', new File(['x'], 'notes.txt')],
    ['other/b.jsonl', new File(['x'], 'b.jsonl')],
  ]);

  it('is a snapshot', () => {
    expect(files).to.include({ name: 'logs', live: false });
  });

  it('lists what belongs to a logbook', async () => {
    const paths: string[] = [];
    for await (const { path } of files.list()) paths.push(path);
    // A folder itself ends in a slash.
    expect(paths.filter((path) => !path.endsWith('/'))).to.deep.equal(['experiments/a.jsonl']);
  });

  it('lists what could not be taken with the reason, beside the rest', async () => {
    const taken: [string, File][] = [
      ['experiments/a.jsonl', new File(['x'], 'a.jsonl')],
      ['resources/a_resources.jsonl', new File(['x'], 'a_resources.jsonl')],
    ];
    const broken = new ChosenFiles('logs', taken, [
      ['experiments/b.jsonl', 'it is locked'],
      ['experiments/', 'it broke off'],
      ['text/', 'it is closed'],
      ['elsewhere/', 'nobody asks'],
    ]);
    const listed: Record<string, string | null> = {};
    for await (const found of broken.list()) listed[found.path] = 'error' in found ? found.error.message : null;
    expect(listed).to.deep.equal({
      'experiments/': null,
      'experiments/a.jsonl': null,
      'experiments/b.jsonl': 'it is locked',
      experiments: 'it broke off',
      'resources/a_resources.jsonl': null,
      text: 'it is closed',
    });
  });

  it('reads ranges, and less where a file is shorter', async () => {
    expect(await files.stat('experiments/a.jsonl')).to.deep.equal({ sizeBytes: 10, modifiedMs: 1234 });
    expect(text(await files.bytes('experiments/a.jsonl', 2, 5))).to.equal('234');
    expect(text(await files.bytes('experiments/a.jsonl', 8, 50))).to.equal('89');
    let read = '';
    for await (const chunk of files.chunks('experiments/a.jsonl', 3, 10)) read += text(chunk);
    expect(read).to.equal('3456789');
  });

  it('says that a file is not there', async () => {
    const failed = await files.stat('experiments/none.jsonl').catch((error: unknown) => error as Error);
    expect(failed).to.have.property('name', 'NotFoundError');
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const failed = await files
      .bytes('experiments/a.jsonl', 0, 10, { signal })
      .catch((error: unknown) => error as Error);
    expect(failed).to.have.property('message', 'enough');
  });
});
