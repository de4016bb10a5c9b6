import { expect } from '@open-wc/testing';
import { whileSeen } from './while-seen.js';

describe('what is done while a page is seen', () => {
  let state: DocumentVisibilityState = 'visible';
  const become = (next: DocumentVisibilityState): void => {
    state = next;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state }));
  afterEach(() => {
    state = 'visible';
    Reflect.deleteProperty(document, 'visibilityState');
  });

  /** Work that goes on until it is told to end. */
  const untilAborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

  it('begins when the page is seen, and ends when it is hidden', async () => {
    become('hidden');
    let began = false;
    const work = whileSeen((signal) => {
      began = true;
      return untilAborted(signal);
    }, new AbortController().signal);
    await Promise.resolve();
    expect(began).to.equal(false);
    become('visible');
    await Promise.resolve();
    expect(began).to.equal(true);
    become('hidden');
    await work;
  });

  it('is never begun once nobody wants it', async () => {
    become('hidden');
    const controller = new AbortController();
    const work = whileSeen(() => expect.fail('nobody wants it'), controller.signal);
    controller.abort();
    await work;
  });
});
