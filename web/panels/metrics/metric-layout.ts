import type { Settings } from '../../state/settings.js';
import type { UndoStore } from '../../state/undo-store.js';
import type { View } from '../../state/view.js';
import type { ViewStore } from '../../state/view-store.js';
import { axesOf, withChart, type ChartPatch } from './chart-axes.js';
import { metricName } from './metric-name.js';
import { pinnedKey, type Section } from './sections.js';

/** What a person does with cards and sections: it changes the view, which shows it. */
export class MetricLayout {
  readonly #view: ViewStore;
  readonly #undo: UndoStore | undefined;

  constructor(view: ViewStore, undo?: UndoStore) {
    this.#view = view;
    this.#undo = undo;
  }

  togglePin(metric: string): void {
    const { pinned } = this.#view.value;
    const now = toggled(pinned, metric);
    this.#view.update({ pinned: now });
    this.#done(`${metricName(metric)} ${now.includes(metric) ? 'pinned' : 'unpinned'}`, { pinned });
  }

  hide(metric: string): void {
    this.#view.update({ hidden: toggled(this.#view.value.hidden, metric) });
    this.#undo?.add({
      words: `${metricName(metric)} hidden`,
      undo: async () => this.show(metric),
    });
  }

  show(metric: string): void {
    this.#view.update({ hidden: this.#view.value.hidden.filter((each) => each !== metric) });
  }

  /** Shows all of these that are hidden. */
  showAll(metrics: readonly string[]): void {
    const { hidden } = this.#view.value;
    const shown = new Set(metrics);
    this.#view.update({ hidden: hidden.filter((each) => !shown.has(each)) });
    this.#done('Hidden charts shown', { hidden });
  }

  /** Sets something for some charts alone; undefined is as in all charts. */
  setChart(metrics: readonly string[], patch: ChartPatch): void {
    const charts = metrics.reduce((some, metric) => withChart(some, metric, patch), this.#view.value.charts);
    this.#view.update({ charts });
  }

  /** The y axis of a chart becomes logarithmic, or linear where it is already. */
  toggleLog(metric: string, settings: Settings): void {
    const { yScale } = axesOf(settings, this.#view.value.charts[metric]);
    this.setChart([metric], { yScale: yScale === 'log' ? 'linear' : 'log' });
  }

  /** Shows the figures in place of the lines, or the lines again. */
  toggleTable(metric: string): void {
    this.setChart([metric], { isTable: this.#view.value.charts[metric]?.isTable ? undefined : true });
  }

  /** The chart is as all others again. */
  resetChart(metric: string): void {
    const { charts } = this.#view.value;
    this.setChart([metric], {
      x: undefined,
      xScale: undefined,
      yScale: undefined,
      height: undefined,
      isTable: undefined,
    });
    this.#done(`${metricName(metric)} reset`, { charts });
  }

  /** Puts a metric at a place of its section, counted without it. */
  move({ key, metrics }: Section, metric: string, place: number): void {
    const moved = metrics.filter((each) => each !== metric);
    moved.splice(place, 0, metric);
    if (moved.every((each, index) => each === metrics[index])) return;
    const before = this.#view.value;
    // What is pinned or arranged, but not in the section as it is shown now, keeps its place behind it.
    const field = key === pinnedKey ? 'pinned' : 'order';
    const others = before[field].filter((each) => !moved.includes(each));
    this.#view.update({ [field]: [...moved, ...others] });
    this.#done(`${metricName(metric)} moved`, { [field]: before[field] });
  }

  resetOrder(): void {
    const { order } = this.#view.value;
    this.#view.update({ order: [] });
    this.#done('Charts back in their order', { order });
  }

  toggleSection(key: string): void {
    this.#view.update({ closedSections: toggled(this.#view.value.closedSections, key) });
  }

  closeSections(keys: readonly string[]): void {
    this.#view.update({ closedSections: [...new Set([...this.#view.value.closedSections, ...keys])] });
  }

  openSections(): void {
    this.#view.update({ closedSections: [] });
  }

  enlarge(metric: string): void {
    this.#view.update({ enlarged: metric });
  }

  shrink(): void {
    this.#view.update({ enlarged: '' });
  }

  /** Remembers what was done, and how the view was before it. */
  #done(words: string, before: Partial<View>): void {
    this.#undo?.add({ words, undo: async () => this.#view.update(before) });
  }
}

function toggled(texts: readonly string[], text: string): string[] {
  const without = texts.filter((each) => each !== text);
  return without.length < texts.length ? without : [...texts, text];
}
