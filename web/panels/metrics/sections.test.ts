import { expect } from '@open-wc/testing';
import { sectionsOf, splitName } from './sections.js';

const shape = (metrics: string[]): [string, string[]][] =>
  sectionsOf(metrics).map(({ title, metrics }) => [title, metrics]);

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
