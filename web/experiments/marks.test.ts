import { expect } from '@open-wc/testing';
import { markAll, markRange, noMarks, toggleMark, type Marks } from './marks.js';

const keys = ['a', 'b', 'c', 'd', 'e'];
const words = ({ marked, anchor }: Marks): string => `${[...marked].join('')} from ${anchor}`;

describe('marks', () => {
  it('are set and taken one by one, the row that the person was at being the first', () => {
    const second = toggleMark({ ...noMarks, anchor: 'b' }, 'd');
    expect(words(second)).to.equal('bd from d');
    expect(words(toggleMark(second, 'b'))).to.equal('d from b');
    expect(words(toggleMark(noMarks, 'a'))).to.equal('a from a');
  });

  it('are a range from the anchor, which stays, either way', () => {
    const down = markRange({ ...noMarks, anchor: 'c' }, keys, 'e');
    expect(words(down)).to.equal('cde from c');
    expect(words(markRange(down, keys, 'b'))).to.equal('bc from c');
    expect(words(markRange(noMarks, keys, 'b'))).to.equal('b from b');
  });

  it('begin a range at the top where the anchor is gone', () => {
    expect(words(markRange({ ...noMarks, anchor: 'x' }, keys, 'b'))).to.equal('ab from x');
  });

  it('are on all', () => {
    expect(words(markAll(keys))).to.equal('abcde from a');
  });
});
