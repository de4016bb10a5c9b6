import { expect } from '@open-wc/testing';
import { pinnedKey, sectionsOf, splitName, type Arrangement } from './sections.js';

const shape = (
  metrics: string[],
  { pinned = [], order = [] }: Partial<Arrangement> = {},
): [string, readonly string[]][] =>
  sectionsOf(metrics, { pinned, order }).map(({ title, metrics }) => [title, metrics]);

describe('sections', () => {
  it('hold metrics with the same beginning, those without one first', () => {
    expect(shape(['val/loss', 'train/loss', 'lr', 'train/acc'])).to.deep.equal([
      ['metrics', ['lr']],
      ['train', ['train/acc', 'train/loss']],
      ['val', ['val/loss']],
    ]);
  });

  it('are in natural order, and so are the metrics in them', () => {
    expect(shape(['layer10/x', 'layer2/x10', 'layer2/x9'])).to.deep.equal([
      ['layer2', ['layer2/x9', 'layer2/x10']],
      ['layer10', ['layer10/x']],
    ]);
  });

  it('end at the first slash', () => {
    expect(shape(['a/b/c', 'a/d'])).to.deep.equal([['a', ['a/b/c', 'a/d']]]);
  });

  it('take any name there is', () => {
    expect(shape(['', '__proto__', '/lead', 'trail/', 'constructor/x'])).to.deep.equal([
      ['metrics', ['', '__proto__']],
      ['/', ['/lead']],
      ['constructor', ['constructor/x']],
      ['trail', ['trail/']],
    ]);
  });

  it('keep names apart that sort alike', () => {
    const composed = '\u00e9';
    const decomposed = 'e\u0301';
    expect(shape([`${decomposed}/a`, `${composed}/a`]).length).to.equal(2);
  });

  it('begin with what is pinned, in its order and nowhere else', () => {
    expect(shape(['a/x', 'a/y', 'b'], { pinned: ['b', 'gone', 'a/y'] })).to.deep.equal([
      ['Pinned', ['b', 'a/y']],
      ['a', ['a/x']],
    ]);
  });

  it('have metrics as a person put them, all others after these by name', () => {
    expect(shape(['a/1', 'a/2', 'a/3', 'a/4'], { order: ['a/4', 'b/1', 'a/2'] })).to.deep.equal([
      ['a', ['a/4', 'a/2', 'a/1', 'a/3']],
    ]);
  });

  it('are told apart by their keys, whatever their names', () => {
    const keys = sectionsOf(['pinned', 'pinned/a', 'metrics/a', '/a', 'x'], { pinned: ['x'], order: [] }).map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).to.equal(5);
    expect(keys[0]).to.equal(pinnedKey);
  });
});

describe('a name in a card', () => {
  for (const [name, prefix, last] of [
    ['loss', '', 'loss'],
    ['train/loss', 'train/', 'loss'],
    ['a/b/c', 'a/b/', 'c'],
    ['trail/', '', 'trail/'],
    ['/lead', '/', 'lead'],
    ['', '', ''],
  ] as const) {
    it(`splits ${JSON.stringify(name)}`, () => expect(splitName(name)).to.deep.equal({ prefix, last }));
  }
});
