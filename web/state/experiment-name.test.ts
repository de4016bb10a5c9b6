import { expect } from '@open-wc/testing';
import { plainId } from '../../sdk/format/paths.js';
import { experimentName } from './experiment-name.js';

describe('what a person calls an experiment', () => {
  for (const [name, id, called] of [
    ['mine', 'experiment_1', 'mine'],
    [null, 'experiment_1', 'experiment_1'],
    ['', 'experiment_1', 'experiment_1'],
    [null, plainId('sub/c d%.jsonl'), 'sub/c d%.jsonl'],
    ['named', plainId('sub/c.jsonl'), 'named'],
    [null, 'sub%2Fc', 'sub%2Fc'],
    [null, '100%.jsonl', '100%.jsonl'],
  ] as const) {
    it(`is ${called} for ${name === null ? 'no name' : `the name "${name}"`} and the id ${id}`, () => {
      expect(experimentName({ name, id })).to.equal(called);
    });
  }
});
