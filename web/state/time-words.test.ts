import { expect } from '@open-wc/testing';
import { agoWords, roughWords, silentWords, startWords } from './time-words.js';

const at = (text: string): number => new Date(text).getTime();
const now = at('2026-11-23T15:30:00');

describe('time words', () => {
  it('say about how long in one unit', () => {
    expect([0, 59.9, 60, 3599, 3600, 47.9 * 3600, 48 * 3600].map(roughWords)).to.deep.equal([
      '0 s',
      '59 s',
      '1 min',
      '59 min',
      '1 h',
      '47 h',
      '2 days',
    ]);
  });

  it('say how long ago, and now for a clock that runs ahead', () => {
    expect(agoWords(now - 2000, now)).to.equal('2 s ago');
    expect(agoWords(now + 60_000, now)).to.equal('now');
  });

  it('say how long a run has been silent', () => {
    expect(silentWords(3 * 3600 + 120)).to.equal('silent 3 h');
  });

  it('say when something started by the calendar, not by hours', () => {
    const starts = ['2026-11-23T09:12', '2026-11-22T23:59', '2026-11-20T08:00', '2026-11-14T08:00', '2024-11-14T08:00'];
    expect(starts.map((start) => startWords(at(start), now))).to.deep.equal([
      'today 09:12',
      'yesterday',
      'Fri',
      '14 Nov',
      '14 Nov 2024',
    ]);
  });
});
