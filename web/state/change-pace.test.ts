import { expect, waitUntil } from '@open-wc/testing';
import type { Change } from '../../sdk/read/logbook.js';
import { ChangePace } from './change-pace.js';

const grown = (...ids: string[]): Change => ({ type: 'grown', ids });

describe('ChangePace', () => {
  let released: Change[][];
  let pace: ChangePace;
  beforeEach(() => {
    released = [];
    pace = new ChangePace((changes) => released.push([...changes]));
  });
  afterEach(() => pace.end());

  it('lets everything through at once where no time is set', () => {
    pace.add(grown('a'));
    pace.add(grown('b'));
    expect(released).to.deep.equal([[grown('a')], [grown('b')]]);
  });

  it('lets the first through at once, and what follows together and later', async () => {
    pace.set(50);
    for (const id of ['a', 'b', 'c', 'b']) pace.add(grown(id));
    pace.add({ type: 'added', ids: ['d'] });
    expect(released).to.deep.equal([[grown('a')]]);
    await waitUntil(() => released.length === 2);
    expect(released[1]).to.deep.equal([grown('b', 'c'), { type: 'added', ids: ['d'] }]);
  });

  it('holds everything until it is asked, and says whose changes it holds', () => {
    pace.set(null);
    pace.add(grown('a', 'b'));
    pace.add({ type: 'progress', ids: ['b'] });
    expect(released).to.deep.equal([]);
    expect([...pace.held]).to.deep.equal(['a', 'b']);
    pace.flush();
    expect(released).to.deep.equal([[grown('a', 'b'), { type: 'progress', ids: ['b'] }]]);
    expect(pace.held.size).to.equal(0);
    pace.flush();
    expect(released).to.have.length(1);
  });

  it('lets through what was held once it is to go on', () => {
    pace.set(null);
    pace.add(grown('a'));
    pace.set(60_000);
    expect(released).to.deep.equal([[grown('a')]]);
  });
});
