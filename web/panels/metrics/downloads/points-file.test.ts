import { expect } from '@open-wc/testing';
import { openLogbook } from '../../../../sdk/read/folder-logbook.js';
import { MemoryFiles } from '../../../../sdk/read/memory-files.js';
import { csv } from './point-format.js';
import { pointsFile } from './points-file.js';

const steps = 45_000;
const log = (offset: number): string =>
  Array.from(
    { length: steps },
    (_, step) => `{"type":"log","timestamp":${step},"data":{"loss":${step + offset}}}\n`,
  ).join('');
const files = (): MemoryFiles =>
  new MemoryFiles('two', [
    ['experiments/a.jsonl', log(0)],
    ['experiments/b.jsonl', log(0.5)],
  ]);
const question = { sources: ['a', 'b'].map((id) => ({ id, label: id })), metric: 'loss', format: csv };

describe('a file of points', () => {
  it('holds every logged point, and tells how many are written', async () => {
    const logbook = openLogbook(files());
    await logbook.experiments({ wait: true });
    const told: number[] = [];
    const { signal } = new AbortController();
    const file = await pointsFile(logbook, question, { signal, written: (points) => told.push(points) });
    const rows = (await file.text()).trimEnd().split('\r\n').slice(1);
    expect(rows.length).to.equal(2 * steps);
    expect(rows.map((row) => Number(row.split(',').at(-1)))).to.deep.equal(
      [0, 0.5].flatMap((offset) => Array.from({ length: steps }, (_, step) => step + offset)),
    );
    expect(told.at(-1)).to.equal(2 * steps);
    expect(told).to.deep.equal([...told].sort((one, other) => one - other));
    expect(file.type).to.equal('text/csv;charset=utf-8');
  });

  it('is given up when nobody wants it any more', async () => {
    const logbook = openLogbook(files());
    await logbook.experiments({ wait: true });
    const asking = new AbortController();
    let written = 0;
    const file = pointsFile(logbook, question, {
      signal: asking.signal,
      written(points) {
        written = points;
        asking.abort();
      },
    });
    const outcome = await file.then(
      () => 'a file',
      (error: Error) => error.name,
    );
    expect(outcome).to.equal('AbortError');
    expect(written).to.be.lessThan(2 * steps);
  });
});
