import { expect, waitUntil } from '@open-wc/testing';
import { PanelFoot, type Making } from './panel-foot.js';

/** The names of what is handed to the browser, in place of its downloads. */
function savedNames(): string[] {
  const names: string[] = [];
  const listening = new AbortController();
  // A link that is on no page is heard by nobody but itself.
  const original = document.createElement.bind(document);
  document.createElement = (name: string): HTMLElement => {
    const element = original(name);
    if (element instanceof HTMLAnchorElement) {
      const listen = (event: Event): void => {
        event.preventDefault();
        names.push(element.download);
      };
      element.addEventListener('click', listen, { signal: listening.signal });
    }
    return element;
  };
  after(() => {
    document.createElement = original;
    listening.abort();
  });
  return names;
}

describe('the foot of the panel', () => {
  const saved = savedNames();

  it('says how a file comes along, saves it, and says so', async () => {
    const foot = new PanelFoot();
    const words: string[] = [];
    foot.subscribe(() => words.push(foot.value?.words ?? ''), { signal: new AbortController().signal });
    await foot.save('a.csv', async ({ progress }) => {
      progress(0.256);
      return new Blob(['x']);
    });
    expect(words.filter(Boolean)).to.deep.equal(['Writing a.csv…', 'Writing a.csv, 25 %', 'Saved a.csv']);
    expect(saved).to.deep.equal(['a.csv']);
    foot.cancel();
    expect(foot.value).to.equal(null);
  });

  it('gives up a file when it is told to, and saves nothing', async () => {
    const foot = new PanelFoot();
    const begun = saved.length;
    let making: Making | undefined;
    let finish = (_: Blob): void => undefined;
    const done = foot.save('b.csv', (given) => {
      making = given;
      return new Promise((resolve) => (finish = resolve));
    });
    await waitUntil(() => making !== undefined);
    foot.cancel();
    expect(making!.signal.aborted).to.equal(true);
    making!.progress(0.5);
    finish(new Blob([]));
    await done;
    expect(foot.value).to.equal(null);
    expect(saved.length).to.equal(begun);
  });

  it('says why a file could not be written', async () => {
    const foot = new PanelFoot();
    await foot.save('c.csv', () => Promise.reject(new Error('the drive is gone')));
    expect(foot.value).to.include({ phase: 'failed', words: 'c.csv could not be written: the drive is gone' });
  });
});
