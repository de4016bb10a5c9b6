import { expect } from '@open-wc/testing';
import { ViewStore } from '../../state/view-store.js';
import { ZoomHistory } from './zoom-history.js';

/** A history on a clock that the test moves. */
function zoomed(): { view: ViewStore; zoom: ZoomHistory; wait: () => void } {
  const view = new ViewStore();
  let nowMs = 0;
  return { view, zoom: new ZoomHistory(view, () => nowMs), wait: () => void (nowMs += 1000) };
}

describe('the zoom', () => {
  it('is one for each axis, and goes back through what was shown before', () => {
    const { view, zoom, wait } = zoomed();
    zoom.show('step', [0, 10]);
    wait();
    zoom.show('time', [5, 6]);
    wait();
    zoom.show('step', [2, 4]);
    expect(view.value.zoom).to.deep.equal({ step: [2, 4], time: [5, 6] });
    zoom.back();
    expect(view.value.zoom).to.deep.equal({ step: [0, 10], time: [5, 6] });
    zoom.back();
    zoom.back();
    expect(view.value.zoom).to.deep.equal({});
    zoom.back();
    expect(view.value.zoom).to.deep.equal({});
  });

  it('takes changes that follow each other at once for one', () => {
    const { view, zoom, wait } = zoomed();
    zoom.show('step', [0, 100]);
    wait();
    for (let i = 1; i < 20; i++) zoom.show('step', [i, 100 - i]);
    zoom.back();
    expect(view.value.zoom).to.deep.equal({ step: [0, 100] });
  });

  it('is taken back as a whole, with a way back', () => {
    const { view, zoom, wait } = zoomed();
    zoom.show('step', [0, 10]);
    wait();
    zoom.showAll();
    expect(view.value.zoom).to.deep.equal({});
    zoom.back();
    expect(view.value.zoom).to.deep.equal({ step: [0, 10] });
  });
});
