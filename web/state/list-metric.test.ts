import { expect } from '@open-wc/testing';
import { listMetricOf } from './list-metric.js';

const of = (...metrics: string[]): string => listMetricOf([{ metrics: null }, { metrics }], '');

describe("the list's metric", () => {
  it('is the one that was chosen, else the first that looks like a loss, of validation if there is one', () => {
    expect(listMetricOf([{ metrics: ['loss'] }], 'accuracy')).to.equal('accuracy');
    expect(of('accuracy', 'train/loss', 'val/loss')).to.equal('val/loss');
    expect(of('eval_loss', 'loss')).to.equal('loss');
    expect(of('accuracy', 'train/loss')).to.equal('train/loss');
    expect(of('policy_loss', 'reward')).to.equal('policy_loss');
    expect(of('reward')).to.equal('');
  });
});
