import { expect } from '@open-wc/testing';
import { isAlive, runSeconds, runStatus, silence } from './run-status.js';

const nowMs = 1_000_000_000;
const changed = (secondsAgo: number | null, status = 'running') => ({
  status,
  modifiedMs: secondsAgo === null ? null : nowMs - secondsAgo * 1000,
});

describe('run status', () => {
  it('is alive while it writes now and then, and silent from then on', () => {
    expect([isAlive(changed(60), nowMs), silence(changed(60), nowMs)]).to.deep.equal([true, null]);
    expect([isAlive(changed(3600), nowMs), silence(changed(3600), nowMs)]).to.deep.equal([false, 3600]);
  });

  it('is neither where it says that it has ended', () => {
    expect([isAlive(changed(60, 'completed'), nowMs), silence(changed(3600, 'completed'), nowMs)]).to.deep.equal([
      false,
      null,
    ]);
  });

  it('is alive where nobody knows when its files changed', () => {
    expect([isAlive(changed(null), nowMs), silence(changed(null), nowMs)]).to.deep.equal([true, null]);
  });

  it('is one of five words, or none', () => {
    const words = [changed(60), changed(3600), changed(60, 'recovered'), changed(60, 'odd')];
    expect(words.map((each) => runStatus(each, nowMs))).to.deep.equal(['running', 'silent', 'recovered', null]);
  });

  it('tells how long it ran: to its end, or to now while it is alive, and not where neither is known', () => {
    const times = { startTime: nowMs / 1000 - 7200, endTime: null };
    expect(runSeconds({ ...changed(60), ...times }, nowMs)).to.equal(7200);
    expect(runSeconds({ ...changed(3600), ...times }, nowMs)).to.equal(null);
    expect(runSeconds({ ...changed(60, 'interrupted'), ...times }, nowMs)).to.equal(null);
    expect(runSeconds({ ...changed(60), ...times, endTime: times.startTime + 5 }, nowMs)).to.equal(5);
    expect(runSeconds({ ...changed(60), ...times, startTime: null }, nowMs)).to.equal(null);
  });
});
