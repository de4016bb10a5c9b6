import { expect } from '@open-wc/testing';
import { onReturn } from './page-return.js';

describe('the return of a page', () => {
  it('is told when it is online or seen again, until nobody wants to know', () => {
    const told: string[] = [];
    const controller = new AbortController();
    onReturn((how) => told.push(how), controller);
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.deep.equal(['online', 'visible']);
    controller.abort();
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.have.length(2);
  });
});
