import { expect } from '@open-wc/testing';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { extendColorIndex } from './color-index.js';

const started = (id: string, startTime: number | null): ExperimentSummary =>
  ({ id, startTime, exact: true }) as Partial<ExperimentSummary> as ExperimentSummary;

describe('extendColorIndex', () => {
  it('gives numbers in the order of start, those without a start last', () => {
    const given = extendColorIndex(new Map(), [started('late', 30), started('none', null), started('early', 10)]);
    expect([...given]).to.deep.equal([
      ['early', 0],
      ['late', 1],
      ['none', 2],
    ]);
  });

  it('goes by id while a start is not known yet', () => {
    const unknown = { ...started('b', null), exact: false };
    const given = extendColorIndex(new Map(), [started('a', 30), unknown, started('c', 10)]);
    expect([...given.keys()]).to.deep.equal(['a', 'b', 'c']);
  });

  it('keeps every number that was given, whatever comes before it or is gone', () => {
    const first = extendColorIndex(new Map(), [started('a', 10), started('b', 20)]);
    const second = extendColorIndex(first, [started('earlier', 5), started('b', 20)]);
    expect(Object.fromEntries(second)).to.deep.equal({ a: 0, b: 1, earlier: 2 });
  });

  it('goes on after the highest number, also where lower ones are free', () => {
    const given = extendColorIndex(new Map([['b', 1]]), [started('b', 20), started('c', 30)]);
    expect(Object.fromEntries(given)).to.deep.equal({ b: 1, c: 2 });
  });

  it('is the same map where nothing is new', () => {
    const given = extendColorIndex(new Map(), [started('a', 10)]);
    expect(extendColorIndex(given, [started('a', 10)])).to.equal(given);
  });
});
