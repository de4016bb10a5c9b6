import { expect } from '@open-wc/testing';
import { experimentForTests } from './experiment-for-tests.js';
import { drawnGroups, groupsOf, isRest } from './groups.js';
import { listRows } from './list-rows.js';

const experiments = [
  experimentForTests({
    id: 'a',
    name: 'run',
    metadata: { group: 'g', config: { lr: 0.1 } },
    annotation: { tags: ['x', 'y'] },
  }),
  experimentForTests({ id: 'b', metadata: { config: { lr: 0.01 } } }),
  experimentForTests({ id: 'c', name: 'run', metadata: { group: 'g', tags: ['y'], config: { lr: 0.1 } } }),
];
const words = (by: string): string[] => groupsOf(experiments, by).map(({ label, ids }) => `${label}: ${ids.join('')}`);

describe('groups', () => {
  it('are by name, group, tag or hyperparameter, in the order of their first, the rest last', () => {
    expect(words('name')).to.deep.equal(['run: ac', 'b: b']);
    expect(words('group')).to.deep.equal(['g: ac', 'no group: b']);
    expect(words('tag')).to.deep.equal(['x: a', 'y: ac', 'no tag: b']);
    expect(words('config.lr')).to.deep.equal(['lr = 0.1: ac', 'lr = 0.01: b']);
    expect(words('config.depth')).to.deep.equal(['no depth: abc']);
    expect(words('')).to.deep.equal([]);
  });

  it('have keys that differ between groupings, and between a value and none', () => {
    const odd = [experimentForTests({ id: 'a', metadata: { group: 'no group' } }), experimentForTests({ id: 'b' })];
    const keys = groupsOf(odd, 'group').map((group) => [group.key, isRest(group)]);
    expect(keys).to.deep.equal([
      ['group:no group', false],
      ['without:group', true],
    ]);
    expect(groupsOf(odd, 'name')[0]!.key).to.equal('name:a');
  });
});

describe('groups that are drawn as one', () => {
  const numbers = new Map([
    ['a', 2],
    ['b', 0],
    ['c', 1],
  ]);
  const drawn = (by: string, ...selected: string[]): string[] =>
    drawnGroups(groupsOf(experiments, by), new Set(selected), numbers).map(
      ({ label, ids, leader }) => `${label}: ${ids.join('')} like ${leader}`,
    );

  it('are those of which two are shown, in the colour of the one with the lowest number', () => {
    expect(drawn('tag', 'a', 'b', 'c')).to.deep.equal(['y: ac like c']);
    expect(drawn('group', 'a', 'b')).to.deep.equal([]);
    expect(drawn('config.depth', 'a', 'b', 'c')).to.deep.equal([]);
  });
});

describe('the rows of the list', () => {
  const rows = (by: string, closed: readonly string[], archived = ['b']): string[] =>
    listRows(
      experiments.map((each) => (archived.includes(each.id) ? { ...each, annotation: { archived: true } } : each)),
      by,
      closed,
    ).map((row) => (row.kind === 'group' ? `${row.group.label}${row.isClosed ? ' closed' : ''}` : row.key));

  it('are the experiments, and at the end those that are archived', () => {
    expect(rows('', ['archived'])).to.deep.equal(['a', 'c', 'archived closed']);
    expect(rows('', [])).to.deep.equal(['a', 'c', 'archived', 'archived\nb']);
    expect(rows('', [], [])).to.deep.equal(['a', 'b', 'c']);
  });

  it('are headings with their experiments below, but for closed ones; one with two tags stands below both', () => {
    expect(rows('tag', ['tag:x'], [])).to.deep.equal([
      'x closed',
      'y',
      'tag:y\na',
      'tag:y\nc',
      'no tag',
      'without:tag\nb',
    ]);
  });
});
