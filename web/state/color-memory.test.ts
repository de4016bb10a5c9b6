import { expect } from '@open-wc/testing';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { recallColors, rememberColors } from './color-memory.js';

const named = (id: string): ExperimentSummary => ({ id }) as Partial<ExperimentSummary> as ExperimentSummary;

describe('the memory of colours', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('gives back what was kept for the logbook of that name', () => {
    const numbers = new Map([
      ['__proto__', 2],
      ['b', 0],
      ['gone', 1],
    ]);
    rememberColors('mine', numbers, [named('__proto__'), named('b')]);
    expect(new Map(recallColors('mine'))).to.deep.equal(numbers);
    expect(recallColors('other').size).to.equal(0);
  });

  it('keeps the newest 2,000', () => {
    const experiments = Array.from({ length: 3000 }, (_, i) => named(`e${2999 - i}`));
    rememberColors('mine', new Map(experiments.map(({ id }) => [id, Number(id.slice(1))])), experiments);
    const kept = recallColors('mine');
    expect(kept.size).to.equal(2000);
    expect([kept.get('e2999'), kept.get('e1000'), kept.get('e999')]).to.deep.equal([2999, 1000, undefined]);
  });

  for (const text of ['no JSON', 'null', '3', '["a"]', '{"a":"red","b":-1,"c":0.5,"d":null}']) {
    it(`makes nothing of ${text}`, () => {
      localStorage.setItem('microtrax.colors.mine', text);
      expect(recallColors('mine').size).to.equal(0);
    });
  }
});
