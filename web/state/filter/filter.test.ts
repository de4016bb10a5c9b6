import { expect } from '@open-wc/testing';
import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { experimentForTests } from '../experiment-for-tests.js';
import type { Figures, Known } from '../quantity.js';
import { withCondition, withStatuses, withTag, plainTerms } from './edit-filter.js';
import { FilterError } from './filter.js';
import { noneWords, quoted } from './filter-words.js';
import { matches, metricsIn } from './match-filter.js';
import { parseFilter } from './parse-filter.js';

const nowMs = new Date('2026-11-20T12:00:00').getTime();
const at = (text: string): number => new Date(text).getTime() / 1000;

const adam = experimentForTests({
  id: 'a1',
  name: 'ViT Adam',
  startTime: at('2026-11-01T09:30:00'),
  endTime: at('2026-11-01T11:00:00'),
  lastStep: 18_240,
  metadata: { group: 'baseline', config: { lr: 0.001, model: { depth: 12 }, bf16: true, notes: 'a "b"' } },
  annotation: { tags: ['final', 'for paper'], notes: 'Diverges late' },
});
const sgd = experimentForTests({
  id: 'b2',
  name: 'sgd',
  status: 'running',
  modifiedMs: nowMs - 1000,
  startTime: at('2026-11-20T11:50:00'),
  lastStep: 500,
  metadata: { tags: ['draft'], config: { lr: 'auto' } },
});
const old = experimentForTests({ id: 'c3', status: 'running', modifiedMs: nowMs - 3_600_000, startTime: null });
const unread = experimentForTests({ id: 'd4', lastStep: null, exact: false });
const all = [adam, sgd, old, unread];

const figures: Record<string, Record<string, Figures | null>> = {
  a1: {
    'val/loss': { last: 0.25, min: 0.1, max: 4 },
    'val loss': { last: 1, min: 1, max: 1 },
    steps: { last: 7, min: 1, max: 9 },
  },
  b2: { 'val/loss': { last: NaN, min: 0.4, max: 2 } },
  c3: { 'val/loss': null },
};
const known: Known = { nowMs, figures: (id, metric) => (id in figures ? (figures[id]![metric] ?? null) : undefined) };

/** Ids of those that fit; those that may yet come to fit with a `?`. */
function found(text: string, experiments: readonly ExperimentSummary[] = all): string {
  const filter = parseFilter(text, nowMs)!;
  return experiments
    .flatMap((experiment) => {
      const fits = matches(filter, experiment, known);
      return fits === false ? [] : [experiment.id + (fits === undefined ? '?' : '')];
    })
    .join(' ');
}

function failure(text: string): string {
  try {
    parseFilter(text, nowMs);
  } catch (error) {
    if (error instanceof FilterError) return `${error.message} ${text.slice(error.span.from, error.span.to)}`;
  }
  return '';
}

describe('a filter', () => {
  it('finds words in names, ids, tags, notes, config and status, whatever their case', () => {
    expect(found('vit')).to.equal('a1');
    expect(found('B2')).to.equal('b2');
    expect(found('paper')).to.equal('a1');
    expect(found('diverges late')).to.equal('a1');
    expect(found('"depth=12"')).to.equal('a1');
    expect(found('silent')).to.equal('c3');
    expect(found('".*"')).to.equal('');
  });

  it('asks for fields by their names', () => {
    expect(found('status:running')).to.equal('b2');
    expect(found('status:Silent')).to.equal('c3');
    expect(found('tag:final')).to.equal('a1');
    expect(found('tag:fin')).to.equal('');
    expect(found('tag:"for paper"')).to.equal('a1');
    expect(found('group:baseline')).to.equal('a1');
    expect(found('name:adam id:a')).to.equal('a1');
    expect(found('notes:late')).to.equal('a1');
    expect(found('"tag:final"')).to.equal('');
  });

  it('compares last values, lowest and highest ones, steps and hyperparameters', () => {
    expect(found('val/loss < 0.3')).to.equal('a1 d4?');
    expect(found('val/loss<0.3')).to.equal('a1 d4?');
    expect(found('min(val/loss) <= .4')).to.equal('a1 b2 d4?');
    expect(found('max("val/loss") > 2')).to.equal('a1 d4?');
    expect(found('"val loss" = 1')).to.equal('a1 d4?');
    expect(found('val/loss = nan')).to.equal('b2 d4?');
    expect(found('val/loss != 0.25')).to.equal('b2 d4?');
    expect(found('steps > 1,000')).to.equal('a1 d4?');
    expect(found('last(steps) > 1')).to.equal('a1 d4?');
    expect(found('config.lr >= 1e-3')).to.equal('a1 d4?');
    expect(found('config.lr = AUTO')).to.equal('b2 d4?');
    expect(found('config.model.depth == 12.0')).to.equal('a1 d4?');
    expect(found('config.bf16 = true')).to.equal('a1 d4?');
  });

  it('compares times, a day being all of it', () => {
    expect(found('started > 2026-11-01', [adam, sgd])).to.equal('b2');
    expect(found('started >= 2026-11-01', [adam, sgd])).to.equal('a1 b2');
    expect(found('started = 2026-11-01', [adam, sgd])).to.equal('a1');
    expect(found('started = 2026-11', [adam, sgd])).to.equal('a1 b2');
    expect(found('started = today', [adam, sgd])).to.equal('b2');
    expect(found('started < "2026-11-01 09:30"', [adam, sgd])).to.equal('');
    expect(found('started <= 2026-11-01T09:30', [adam, sgd])).to.equal('a1');
    expect(found('duration < 1h', [adam, sgd])).to.equal('b2');
    expect(found('duration = 1h30m', [adam, sgd])).to.equal('a1');
    expect(found('started > 2020', [old])).to.equal('');
  });

  it('joins by and, which binds more than or, and by not', () => {
    expect(found('status:running or tag:final name:vit')).to.equal('a1 b2');
    expect(found('(status:running or tag:final) and name:vit')).to.equal('a1');
    expect(found('-tag:final -status:silent', [adam, sgd, old])).to.equal('b2');
    expect(found('not (tag:final or sgd)', [adam, sgd, old])).to.equal('c3');
    expect(found('-(tag:final or sgd)', [adam, sgd, old])).to.equal('c3');
    expect(found('-min(val/loss) < 0.3', [adam, sgd])).to.equal('b2');
    expect(found('val/loss > -3')).to.equal('a1 d4?');
  });

  it('leaves open only what the unknown decides', () => {
    expect(found('val/loss < 0.3 or d4')).to.equal('a1 d4');
    expect(found('val/loss < 0.3 and nothing')).to.equal('');
    expect(found('not val/loss < 0.3')).to.equal('b2 c3 d4?');
  });

  it('is nothing where the text is empty', () => {
    expect(parseFilter('  ', nowMs)).to.equal(null);
  });

  it('says what is wrong, and where', () => {
    expect(failure('val/loss <')).to.equal('A value is missing after “val/loss <”, at character 10. <');
    expect(failure('a (b or c')).to.equal('The ( at character 3 is not closed. (b or c');
    expect(failure('a) b')).to.equal('There is no ( for the ) at character 2. )');
    expect(failure('tag:"x')).to.equal('The quote at character 5 is not closed. "x');
    expect(failure('< 3')).to.equal('Something to look for is missing before “<”, at character 1. <');
    expect(failure('a or')).to.equal('Something to look for is missing, at character 3. or');
    expect(failure('loss < low')).to.equal('“low” is no number, at character 8. low');
    expect(failure('config.lr < low')).to.equal('“low” is no number for < to compare with, at character 13. low');
    expect(failure('started > 2026-02-30')).to.match(/^“2026-02-30” is no date/);
    expect(failure('duration < long')).to.match(/^“long” is no time/);
    expect(failure('min(loss)')).to.equal('A comparison is missing, as in min(loss) < 0.3, at character 1. min(loss)');
    expect(failure('min(a b) < 1')).to.match(/^The name of one metric belongs into the parentheses/);
    expect(failure('('.repeat(1999))).to.match(/^Parentheses are in parentheses too deep, at character 51/);
    expect(failure('not '.repeat(400))).to.match(/^Parentheses are in parentheses too deep/);
    expect(failure('a '.repeat(2000))).to.match(/^A filter has 2,000 characters at most/);
  });

  it('names the metrics that have to be read', () => {
    expect(metricsIn(parseFilter('a (min(b) > 1 or -c < 2) config.d = 1 steps > 2', nowMs)!)).to.deep.equal(['b', 'c']);
  });
});

describe('the words for a filter that nothing fits', () => {
  const words = (text: string, count = 20): string =>
    noneWords(count, parseFilter(text, nowMs)!, text)
      .map((part) => (part.isAsked ? `*${part.text}*` : part.text))
      .join('');

  it('say it in one sentence', () => {
    expect(words('val/loss < 0.3 tag:final')).to.equal(
      'None of 20 experiments has *val/loss < 0.3* and the tag *final*.',
    );
    expect(words('adam status:running')).to.equal('None of 20 experiments mentions *adam* and is *running*.');
    expect(words('a or b', 5000)).to.equal('None of 5,000 experiments fits *a or b*.');
    expect(words('a', 1)).to.equal('The one experiment does not fit *a*.');
  });
});

describe('a filter that is written by its popover', () => {
  const parsed = (text: string): ReturnType<typeof parseFilter> => parseFilter(text, nowMs);

  it('takes statuses, tags and conditions into the text and out of it, and leaves the rest as it stands', () => {
    const text = 'adam  "two  spaces"';
    const running = withStatuses(text, parsed(text), ['running']);
    expect(running).to.equal('adam "two  spaces" status:running');
    const both = withStatuses(running, parsed(running), ['running', 'silent']);
    expect(both).to.equal('adam "two  spaces" (status:running or status:silent)');
    expect([...plainTerms(parsed(both)).statuses]).to.deep.equal(['running', 'silent']);
    const tagged = withTag(both, parsed(both), 'for paper', true);
    expect(tagged).to.equal(`${both} tag:"for paper"`);
    expect([...plainTerms(parsed(tagged)).tags]).to.deep.equal(['for paper']);
    expect(withTag(tagged, parsed(tagged), 'for paper', false)).to.equal(both);
    expect(withStatuses(both, parsed(both), [])).to.equal('adam "two  spaces"');
    expect(withCondition('', null, 'val/loss < 0.3')).to.equal('val/loss < 0.3');
  });

  it('asks for a tag beside all alternatives', () => {
    for (const text of ['a or b', '(a or b)']) {
      expect(withTag(text, parsed(text), 'x', true)).to.equal('(a or b) tag:x');
    }
    expect(withTag('(a) or (b)', parsed('(a) or (b)'), 'x', true)).to.equal('((a) or (b)) tag:x');
  });

  it('quotes what would be read as something else, so that it is read as it was meant', () => {
    for (const tag of ['final', 'for paper', 'a"b\\c', '-x', 'or', 'a<b', 'tag:x', '(']) {
      const text = withTag('', null, tag, true);
      expect(parsed(text), text).to.include({ kind: 'field', field: 'tag', text: tag });
      expect(parsed(quoted(tag)), quoted(tag)).to.include({ kind: 'word', text: tag });
    }
  });
});
