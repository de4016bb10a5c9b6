import { expect } from '@open-wc/testing';
import { experimentForTests } from '../../state/experiment-for-tests.js';
import { shownCharts, type ShownFrom } from './shown-charts.js';

const experiments = [
  experimentForTests({ id: 'e', metrics: ['loss'], metadata: { group: 'g' }, annotation: { archived: true } }),
  experimentForTests({ id: 'd', metrics: ['loss'] }),
  experimentForTests({ id: 'c', metrics: ['loss', 'lr'], metadata: { group: 'h' } }),
  experimentForTests({ id: 'b', metrics: ['loss'], metadata: { group: 'g' } }),
  experimentForTests({ id: 'a', metrics: ['loss', 'lr'], metadata: { group: 'g' } }),
];
const from: ShownFrom = {
  experiments,
  selected: new Set(['a', 'b', 'c', 'd', 'e']),
  colorIndex: new Map(['a', 'b', 'c', 'd', 'e'].map((id, i) => [id, i])),
  bandsOf: '',
  palette: 'standard',
  dashes: false,
  nowMs: 0,
};

/** What the chart of a metric draws: experiments, and groups with theirs in brackets. */
function drawn(metric: string, change: Partial<ShownFrom> = {}): string {
  const { experiments: lines, groups } = shownCharts({ ...from, ...change }).get(metric)!;
  return [...lines.map(({ id }) => id), ...groups.map(({ experiments }) => `(${experiments.join('')})`)].join(' ');
}

describe('the charts of the selected experiments', () => {
  it('draw each experiment that logged the metric, newest first', () => {
    expect(drawn('loss')).to.equal('e d c b a');
    expect(drawn('lr')).to.equal('c a');
    expect([...shownCharts({ ...from, selected: new Set(['b']) }).keys()]).to.deep.equal(['loss']);
  });

  it('draw groups as one, without who is alone, archived, or in none', () => {
    expect(drawn('loss', { bandsOf: 'group' })).to.equal('e d c (ba)');
    // Of the group only one logged it.
    expect(drawn('lr', { bandsOf: 'group' })).to.equal('c a');
    expect(drawn('loss', { bandsOf: 'group', selected: new Set(['a', 'c']) })).to.equal('c a');
  });

  it('know all experiments of a chart, those in groups, too', () => {
    const { all } = shownCharts({ ...from, bandsOf: 'group' }).get('loss')!;
    expect(all.map(({ id }) => id).join('')).to.equal('edcba');
  });

  it('give a group the colour of the one with the lowest number, and say how many it is of', () => {
    const [group] = shownCharts({ ...from, bandsOf: 'group' }).get('loss')!.groups;
    expect(group).to.include({ color: 'var(--series-1)', label: 'g · mean of 2' });
  });
});
