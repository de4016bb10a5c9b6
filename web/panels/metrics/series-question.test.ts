import { expect } from '@open-wc/testing';
import { initialValues } from '../../state/fields.js';
import { settingFields } from '../../state/settings.js';
import { seriesAsking, seriesQuestion, type Charted } from './series-question.js';

const settings = initialValues(settingFields);
const shown = (id: string): Charted['all'][number] => ({
  id,
  label: id,
  color: 'red',
  dash: [],
  live: false,
  startTime: undefined,
});
const charted: Charted = {
  metric: 'loss',
  experiments: [shown('c')],
  groups: [{ id: 'group/g', label: 'g', color: 'red', dash: [], experiments: ['a', 'b'] }],
  all: ['a', 'b', 'c'].map(shown),
  axes: { x: 'time', xScale: 'linear', yScale: 'log' },
  window: [1, 2],
};

describe('the question behind a chart', () => {
  it('is about what the chart shows', () => {
    const question = seriesQuestion(charted, { ...settings, band: 'sem', smoothing: 'gaussian', sigma: 4 }, 300);
    expect(question).to.deep.equal({
      experiments: ['c'],
      source: 'log',
      metric: 'loss',
      x: 'time',
      xScale: 'linear',
      yScale: 'log',
      window: [1, 2],
      widthPx: 300,
      smoothing: { method: 'gaussian', sigma: 4 },
      groups: [{ id: 'group/g', experiments: ['a', 'b'] }],
      band: 'sem',
      quantiles: null,
    });
  });

  it('asks for the innermost values where outliers are left out', () => {
    const question = seriesQuestion(charted, { ...settings, outliers: 'left-out' }, 300);
    expect(question.quantiles).to.deep.equal([0.01, 0.99]);
  });

  it('is nearly the same while the lines are, another with other lines or axes', () => {
    const before = seriesQuestion(charted, settings, 300);
    const kinship = (change: Partial<Charted>, widthPx = 300): string =>
      seriesAsking.kinship(before, seriesQuestion({ ...charted, ...change }, settings, widthPx));
    expect(kinship({})).to.equal('same');
    expect(kinship({ window: null })).to.equal('nearly');
    expect(kinship({}, 400)).to.equal('nearly');
    expect(seriesAsking.kinship(before, seriesQuestion(charted, { ...settings, smoothing: 'ema' }, 300))).to.equal(
      'nearly',
    );
    expect(kinship({ experiments: [] })).to.equal('another');
    expect(kinship({ groups: [] })).to.equal('another');
    expect(kinship({ groups: [{ ...charted.groups[0]!, experiments: ['a', 'd'] }] })).to.equal('another');
    expect(kinship({ axes: { ...charted.axes, x: 'step' } })).to.equal('another');
    expect(kinship({ axes: { ...charted.axes, yScale: 'linear' } })).to.equal('another');
  });

  it('is about the experiments of its groups, too', () => {
    const question = seriesQuestion(charted, settings, 300);
    expect(['a', 'c', 'x'].map((id) => seriesAsking.isAbout(question, new Set([id])))).to.deep.equal([
      true,
      true,
      false,
    ]);
  });
});
