import { expect } from '@open-wc/testing';
import { pause } from './pause.js';

/** A signal that counts who listens to it. */
class CountedSignal extends EventTarget {
  aborted = false;
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }
}

describe('pause', () => {
  it('leaves no listener at the signal, however often it is waited', async () => {
    const signal = new CountedSignal();
    for (let time = 0; time < 3; time += 1) await pause(0, signal as unknown as AbortSignal);
    expect(signal.listeners).to.equal(0);
  });

  it('ends at once when the signal is aborted, before or meanwhile', async () => {
    const controller = new AbortController();
    const waiting = pause(1e9, controller.signal);
    controller.abort();
    await waiting;
    await pause(1e9, controller.signal);
  });
});
