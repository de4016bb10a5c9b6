import { expect } from '@open-wc/testing';
import { allMetricsOf, allTagsOf, configKeysOf, configOf, groupNameOf, tagsOf } from './experiment-fields.js';
import { experimentForTests } from './experiment-for-tests.js';

const logged = experimentForTests({
  id: 'a',
  metrics: ['b', 'a'],
  metadata: {
    group: 'g',
    tags: ['x', 3, 'y'],
    config: { lr: 0.1, model: { depth: 2, name: 'vit', flags: { bf16: true } }, betas: [0.9, 0.99], seed: null },
  },
});
const annotated = experimentForTests({
  id: 'b',
  metrics: null,
  metadata: { tags: ['x'], group: 3 },
  annotation: { tags: ['z'] },
});

describe('fields of an experiment', () => {
  it('are the tags that people gave it, else the logged ones', () => {
    expect(tagsOf(logged)).to.deep.equal(['x', 'y']);
    expect(tagsOf(annotated)).to.deep.equal(['z']);
    expect(tagsOf({ ...annotated, annotation: { tags: [] } })).to.deep.equal([]);
  });

  it('are its config by paths, what is no number as text', () => {
    expect([...configOf(logged)]).to.deep.equal([
      ['lr', 0.1],
      ['model.depth', 2],
      ['model.name', 'vit'],
      ['model.flags.bf16', 'true'],
      ['betas', '[0.9,0.99]'],
      ['seed', 'null'],
    ]);
    expect([...configOf({ ...logged, metadata: { config: 'odd' } })]).to.deep.equal([]);
  });

  it('are its group, where that is a text', () => {
    expect([logged, annotated].map(groupNameOf)).to.deep.equal(['g', null]);
  });

  it('are all that any experiment has, sorted, each once', () => {
    expect(allTagsOf([logged, annotated, logged])).to.deep.equal(['x', 'y', 'z']);
    expect(allMetricsOf([logged, annotated])).to.deep.equal(['a', 'b']);
    expect(configKeysOf([logged, annotated])[0]).to.equal('betas');
  });
});
