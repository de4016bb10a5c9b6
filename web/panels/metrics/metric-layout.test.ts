import { expect } from '@open-wc/testing';
import { UndoStore } from '../../state/undo-store.js';
import { ViewStore } from '../../state/view-store.js';
import { MetricLayout } from './metric-layout.js';
import { sectionsOf, type Section } from './sections.js';

function arranged(): { view: ViewStore; undo: UndoStore; layout: MetricLayout; section: (title: string) => Section } {
  const [view, undo] = [new ViewStore(), new UndoStore()];
  const metrics = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2'];
  const section = (title: string): Section => sectionsOf(metrics, view.value).find((each) => each.title === title)!;
  return { view, undo, layout: new MetricLayout(view, undo), section };
}

describe('the layout of metrics', () => {
  it('pins in the order of pinning, and unpins', () => {
    const { layout, view } = arranged();
    for (const metric of ['b/1', 'a/1', 'a/2', 'a/1']) layout.togglePin(metric);
    expect(view.value.pinned).to.deep.equal(['b/1', 'a/2']);
  });

  it('hides, which can be taken back', async () => {
    const { layout, view, undo } = arranged();
    layout.hide('a/1');
    layout.hide('b/1');
    expect(view.value.hidden).to.deep.equal(['a/1', 'b/1']);
    expect(undo.value.done.map(({ words }) => words)).to.deep.equal(['b/1 hidden', 'a/1 hidden']);
    await undo.undo();
    expect(view.value.hidden).to.deep.equal(['a/1']);
  });

  it('shows again what it is told to, and nothing else', () => {
    const { layout, view } = arranged();
    for (const metric of ['a/1', 'b/1', 'gone']) layout.hide(metric);
    layout.showAll(['a/1', 'b/1']);
    expect(view.value.hidden).to.deep.equal(['gone']);
  });

  it('moves a metric within its section, and leaves the others as they were', () => {
    const { layout, section } = arranged();
    layout.move(section('a'), 'a/3', 0);
    expect(section('a').metrics).to.deep.equal(['a/3', 'a/1', 'a/2']);
    layout.move(section('b'), 'b/1', 1);
    layout.move(section('a'), 'a/3', 2);
    expect(section('a').metrics).to.deep.equal(['a/1', 'a/2', 'a/3']);
    expect(section('b').metrics).to.deep.equal(['b/2', 'b/1']);
  });

  it('moves pinned ones among themselves', () => {
    const { layout, section, view } = arranged();
    for (const metric of ['a/1', 'not selected', 'b/1', 'b/2']) layout.togglePin(metric);
    layout.move(section('Pinned'), 'b/2', 0);
    expect(section('Pinned').metrics).to.deep.equal(['b/2', 'a/1', 'b/1']);
    expect(view.value.pinned).to.include('not selected');
    expect(view.value.order).to.deep.equal([]);
  });

  it('goes back to the order by name, and from there to the person’s own', async () => {
    const { layout, section, undo } = arranged();
    layout.move(section('a'), 'a/3', 0);
    layout.resetOrder();
    expect(section('a').metrics).to.deep.equal(['a/1', 'a/2', 'a/3']);
    await undo.undo();
    expect(section('a').metrics).to.deep.equal(['a/3', 'a/1', 'a/2']);
  });

  it('sets a chart apart from the others, whatever its name, and makes it as all others again', () => {
    const { layout, view } = arranged();
    for (const metric of ['__proto__', 'constructor', 'a/1']) {
      layout.setChart([metric], { yScale: 'log', height: 300 });
      layout.setChart([metric], { height: undefined });
      expect(Object.entries(view.value.charts)).to.deep.equal([[metric, { yScale: 'log' }]]);
      layout.resetChart(metric);
      expect(Object.keys(view.value.charts)).to.deep.equal([]);
    }
  });

  it('closes and opens sections, one or all', () => {
    const { layout, view } = arranged();
    layout.toggleSection('a/');
    layout.closeSections(['a/', 'b/']);
    expect(view.value.closedSections).to.deep.equal(['a/', 'b/']);
    layout.toggleSection('a/');
    expect(view.value.closedSections).to.deep.equal(['b/']);
    layout.openSections();
    expect(view.value.closedSections).to.deep.equal([]);
  });

  it('takes back pinning, moving, showing what was hidden and making a chart as all others', async () => {
    const { layout, view, undo, section } = arranged();
    layout.togglePin('b/1');
    layout.move(section('a'), 'a/3', 0);
    layout.hide('a/1');
    layout.setChart(['a/2'], { yScale: 'log' });
    const before = view.value;
    layout.togglePin('b/1');
    layout.togglePin('b/2');
    layout.move(section('a'), 'a/1', 2);
    layout.showAll(['a/1']);
    layout.resetChart('a/2');
    const done = ['a/2 reset', 'Hidden charts shown', 'a/1 moved', 'b/2 pinned', 'b/1 unpinned'];
    expect(undo.value.done.slice(0, done.length).map(({ words }) => words)).to.deep.equal(done);
    for (let left = done.length; left > 0; left--) await undo.undo();
    expect(view.value).to.deep.equal(before);
  });

  it('remembers no move to where the card stands', () => {
    const { layout, section, undo } = arranged();
    layout.move(section('a'), 'a/1', 0);
    expect(undo.value.done).to.deep.equal([]);
  });
});
