import { expect } from '@open-wc/testing';
import { Store } from './store.js';

describe('Store', () => {
  it('tells its listeners after each change until their signal is aborted', () => {
    const store = new Store({ count: 0, name: 'a' });
    const heard: number[] = [];
    const subscription = new AbortController();
    store.subscribe(() => heard.push(store.value.count), { signal: subscription.signal });
    store.update({ count: 1 });
    store.update({ count: 2 });
    subscription.abort();
    store.update({ count: 3 });
    expect(heard).to.deep.equal([1, 2]);
    expect(store.value).to.deep.equal({ count: 3, name: 'a' });
  });

  it('keeps quiet when it is given the value that it has', () => {
    const store = new Store('same');
    let told = 0;
    store.subscribe(() => (told += 1), { signal: new AbortController().signal });
    store.value = 'same';
    expect(told).to.equal(0);
  });

  it('tells one listener for each of its subscriptions', () => {
    const store = new Store(0);
    let told = 0;
    const listener = (): void => void (told += 1);
    const first = new AbortController();
    store.subscribe(listener, { signal: first.signal });
    store.subscribe(listener, { signal: new AbortController().signal });
    first.abort();
    store.value = 1;
    expect(told).to.equal(1);
  });
});
