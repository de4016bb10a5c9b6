import { expect, waitUntil } from '@open-wc/testing';
import { experimentForTests } from '../experiment-for-tests.js';
import { RegexSearch } from './regex-search.js';

const experiments = [
  experimentForTests({ id: 'a1', name: 'ViT-b16', annotation: { tags: ['final'] } }),
  experimentForTests({ id: 'b2', metadata: { config: { optimizer: { lr: 0.001 } } } }),
  experimentForTests({ id: 'c3', name: 'a'.repeat(5000) }),
];

describe('RegexSearch', () => {
  let search: RegexSearch;
  beforeEach(() => (search = new RegexSearch()));
  afterEach(() => search.stop());

  async function found(source: string): Promise<string[]> {
    search.search(source, experiments);
    const before = search.value;
    await waitUntil(() => search.value !== before);
    return [...(search.value.ids ?? [])];
  }

  it('looks in names, ids, tags and config, a line each, whatever the case', async () => {
    expect(await found('^vit-[a-c]\\d+$')).to.deep.equal(['a1']);
    expect(await found('^[bc]\\d$')).to.deep.equal(['b2', 'c3']);
    expect(await found('^fin')).to.deep.equal(['a1']);
    expect(await found('lr=0\\.0+1$')).to.deep.equal(['b2']);
  });

  it('says what is wrong with an expression, and keeps what was found', async () => {
    await found('^fin');
    search.search('(', experiments);
    expect(search.value.fault).to.equal('This is no regular expression: unterminated group.');
    expect([...search.value.ids!]).to.deep.equal(['a1']);
  });

  it('gives up an expression that takes for ever, while the page goes on, and then finds again', async () => {
    search.search('^(a+)+$', [experimentForTests({ id: 'x', name: `${'a'.repeat(60)}!` })]);
    let frames = 0;
    while (!search.value.fault) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
    }
    expect(frames).to.be.greaterThan(10);
    expect(search.value.fault).to.match(/^This expression takes too long/);
    expect(await found('^fin')).to.deep.equal(['a1']);
    expect(search.value.fault).to.equal('');
  });

  it('drops what was asked before', async () => {
    search.search('^(a+)+$', [experimentForTests({ id: 'x', name: `${'a'.repeat(60)}!` })]);
    expect(await found('^fin')).to.deep.equal(['a1']);
  });
});
