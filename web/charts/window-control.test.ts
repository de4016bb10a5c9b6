import { expect } from '@open-wc/testing';
import type { WindowChangeEvent } from './chart-events.js';
import type { XWindow } from './chart-line.js';
import type { Range } from './range.js';
import { WindowControl } from './window-control.js';

const whole: Range = { min: 0, max: 100 };

/** What was asked for, in whole numbers. */
function askedBy(act: (control: WindowControl) => void, all: Range | null = whole): XWindow[] {
  const asked: XWindow[] = [];
  const element = new EventTarget();
  element.addEventListener('window-change', (event) => {
    const { window } = event as WindowChangeEvent;
    asked.push(window && (window.map(Math.round) as [number, number]));
  });
  act(new WindowControl(element, () => all));
  return asked;
}

describe('the window of a chart', () => {
  const seen: Range = { min: 40, max: 60 };

  it('zooms around a place, up to all there is', () => {
    expect(askedBy((control) => control.zoom(seen, 45, 0.5))).to.deep.equal([[43, 53]]);
    expect(askedBy((control) => control.zoom(seen, 45, 2))).to.deep.equal([[35, 75]]);
    expect(askedBy((control) => control.zoom(seen, 50, 5))).to.deep.equal([null]);
  });

  it('pans, and stops at the end with its width', () => {
    expect(askedBy((control) => control.pan(seen, 0.5))).to.deep.equal([[50, 70]]);
    expect(askedBy((control) => control.pan(seen, -99))).to.deep.equal([[0, 20]]);
    expect(askedBy((control) => control.pan(seen, 99))).to.deep.equal([[80, 100]]);
    expect(askedBy((control) => control.pan(whole, 0.5))).to.deep.equal([]);
  });

  it('does so alike on a logarithmic axis', () => {
    const all: Range = { min: 1, max: 1e6, scale: 'log' };
    const part: Range = { min: 100, max: 1e4, scale: 'log' };
    expect(askedBy((control) => control.zoom(part, 1000, 0.5), all)).to.deep.equal([[316, 3162]]);
    expect(askedBy((control) => control.pan(part, 0.5), all)).to.deep.equal([[1000, 100_000]]);
    expect(askedBy((control) => control.pan(part, 9), all)).to.deep.equal([[10_000, 1_000_000]]);
  });

  it('asks for nothing where there is nothing, or where a double can tell no ends apart', () => {
    expect(askedBy((control) => control.zoom(seen, 50, 0.5), null)).to.deep.equal([]);
    expect(askedBy((control) => control.show(seen, 0.5, 0.5))).to.deep.equal([]);
  });
});
