import { expect } from '@open-wc/testing';
import { isAlive, silence } from './run-status.js';

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
});
