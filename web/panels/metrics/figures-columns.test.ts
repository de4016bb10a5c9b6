import { expect } from '@open-wc/testing';
import type { MetricSummary } from '../../../sdk/read/logbook.js';
import { figuresColumns, sortedBy } from './figures-columns.js';

const summary = (id: string, figures: Partial<MetricSummary>): { id: string; summary: MetricSummary } => ({
  id,
  summary: {
    ...{ id, metric: 'loss', complete: true, count: 1, nan: 0, positiveInfinity: 0, negativeInfinity: 0 },
    ...{ min: 0, max: 0, last: 0, minStep: 0, maxStep: 0, lastStep: 0 },
    ...figures,
  },
});
const column = (key: string): (typeof figuresColumns)[number] => figuresColumns.find((each) => each.key === key)!;
const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join('');

describe('the figures of a metric', () => {
  it('are sorted either way, those without a value last and equal ones as they came', () => {
    const rows = [
      summary('a', { last: 2 }),
      summary('b', { last: NaN }),
      { id: 'c', summary: undefined },
      summary('d', { last: -Infinity }),
      summary('e', { last: 2 }),
      summary('f', { last: Infinity }),
    ];
    expect(ids(sortedBy(rows, column('last'), false))).to.equal('daefbc');
    expect(ids(sortedBy(rows, column('last'), true))).to.equal('faedbc');
  });

  it('say where nothing was finite', () => {
    const { summary: none } = summary('a', { min: NaN, minStep: NaN, last: NaN, nan: 3, positiveInfinity: 1 });
    expect(['last', 'min', 'minStep', 'nan', 'infinite'].map((key) => column(key).show(none))).to.deep.equal([
      'NaN',
      'none',
      '',
      '3',
      '1',
    ]);
  });
});
