import { expect } from '@open-wc/testing';
import { experimentForTests } from './experiment-for-tests.js';
import type { Figures, Known } from './quantity.js';
import { readSort, sorted, writeSort } from './sort.js';

const loss: Record<string, Figures | null> = {
  a: { last: 2, min: 1, max: 3 },
  b: { last: NaN, min: 0, max: 9 },
  c: null,
  e: { last: -1, min: -1, max: -1 },
};
const known: Known = { nowMs: 0, figures: (id) => loss[id] };
const experiments = [
  experimentForTests({ id: 'a', name: 'seed-10', startTime: 3, endTime: 4, lastStep: 5, status: 'interrupted' }),
  experimentForTests({ id: 'b', name: 'Seed-9', startTime: 1, endTime: 9, lastStep: 5, status: 'running' }),
  experimentForTests({ id: 'c', name: 'other', startTime: null, lastStep: 7, metadata: { config: { lr: 0.1 } } }),
  experimentForTests({
    id: 'd',
    name: 'new',
    exact: false,
    startTime: 2,
    lastStep: null,
    metadata: { config: { lr: 'auto' } },
  }),
  experimentForTests({ id: 'e', name: 'x', startTime: 4, endTime: 5, lastStep: 1, metadata: { config: { lr: 1e-3 } } }),
];
const order = (text: string): string =>
  sorted(experiments, readSort(text), known)
    .map(({ id }) => id)
    .join('');

describe('sorting', () => {
  it('goes by start, name, steps, duration and status, both ways, and leaves what is alike as it was', () => {
    expect(order('-start')).to.equal('eadbc');
    expect(order('start')).to.equal('bdaec');
    expect(order('name')).to.equal('dcbae');
    expect(order('-name')).to.equal('eabcd');
    expect(order('steps')).to.equal('eabcd');
    expect(order('-steps')).to.equal('cabed');
    expect(order('duration')).to.equal('aebcd');
    expect(order('status')).to.equal('bcdea');
  });

  it('goes by a figure of a metric: NaN, then nothing, then what is not read come last both ways', () => {
    expect(order('last(loss)')).to.equal('eabcd');
    expect(order('-last(loss)')).to.equal('aebcd');
    expect(order('min(loss)')).to.equal('ebacd');
    expect(order('-max(loss)')).to.equal('baecd');
  });

  it('goes by a hyperparameter, numbers before texts', () => {
    expect(order('config.lr')).to.equal('ecdab');
  });

  it('is written as it is read, and is the newest first where it cannot be', () => {
    for (const text of ['-start', 'name', '-config.a.b', 'min(a (b))', '-last(-x)']) {
      expect(writeSort(readSort(text))).to.equal(text);
    }
    expect(writeSort(readSort('whatever'))).to.equal('-start');
  });
});
