import { expect } from '@open-wc/testing';
import { experimentForTests } from '../experiment-for-tests.js';
import { parseFilter } from './parse-filter.js';
import { unknownName } from './unknown-name.js';

describe('a name that no experiment has', () => {
  const experiment = experimentForTests({ id: 'a', metrics: ['val/loss'], metadata: { config: { lr: 1 } } });
  const unknown = (text: string, experiments = [experiment]): unknown =>
    unknownName(parseFilter(text, 0)!, experiments);

  it('is told with the one that is most like it', () => {
    expect(unknown('a step > 3')).to.deep.equal({ name: 'step', nearest: 'steps' });
    expect(unknown('steps > 3 (b or min(vl/loss) < 1)')).to.deep.equal({ name: 'vl/loss', nearest: 'val/loss' });
    expect(unknown('not lr = 1')).to.deep.equal({ name: 'lr', nearest: 'config.lr' });
    expect(unknown('perplexity < 1')).to.deep.equal({ name: 'perplexity', nearest: null });
  });

  it('is none where all are known, or may yet be', () => {
    expect(unknown('val/loss < 0 config.lr = 2 duration > 1h tag:x')).to.equal(null);
    expect(unknown('step > 3', [{ ...experiment, exact: false }])).to.equal(null);
  });
});
