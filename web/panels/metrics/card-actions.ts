import type { ReactiveControllerHost } from 'lit';
import type { Menu } from '../../elements/mtx-menu.js';
import type { Anchor } from '../../elements/place-beside.js';
import type { AxisChoice, AxisPicker } from './axis-picker.js';
import type { CardMenuEvent, HeightChangeEvent } from './card-events.js';
import { cardKey } from './card-keys.js';
import type * as cardMenus from './card-menu.js';
import { axesOf } from './chart-axes.js';
import type { MetricCard } from './metric-card.js';
import { metricName } from './metric-name.js';
import type { PanelContents } from './panel-contents.js';
import type { PanelShared } from './panel-shared.js';
import type { Section } from './sections.js';
import { shownMetrics } from './shown-metrics.js';

interface ActionsHost extends ReactiveControllerHost {
  readonly shared: PanelShared | undefined;
  readonly contents: PanelContents;
  /** The address of what is seen. */
  readonly link: string;
  readonly menu: Menu | null;
  readonly picker: AxisPicker | null;
}

/** What a person does with the cards, by their menus, by keys and by dragging. */
export class CardActions {
  readonly #host: ActionsHost;

  constructor(host: ActionsHost) {
    this.#host = host;
  }

  async openMenu({ card, anchor }: CardMenuEvent): Promise<void> {
    const { cardMenu } = await loadMenu();
    const { shared, menu } = this.#host;
    if (!shared || !menu) return;
    const { metric, drawn, picture } = card;
    menu.label = `Menu of ${metricName(metric)}`;
    menu.entries = cardMenu(
      {
        metric,
        drawn,
        picture,
        section: this.#sectionOf(metric),
        chooseX: () => void this.chooseX(metric, anchor, card.menuButton),
        copyLink: () => void this.copyLink(),
        move: (by) => void this.move(card, by),
      },
      shared,
    );
    await menu.toggle(anchor);
  }

  /** A key was pressed somewhere in a card, and what has the focus there did not take it. */
  press(event: KeyboardEvent): void {
    const { shared } = this.#host;
    const path = event.composedPath();
    const card = path.find((each): each is MetricCard => isElement(each, 'mtx-metric-card'));
    if (!shared || !card || event.defaultPrevented || event.repeat) return;
    // Enter presses a button, and letters go into a field.
    if (isElement(path[0], 'input') || (event.key === 'Enter' && isElement(path[0], 'button'))) return;
    const action = cardKey(event, card.metric, { shared, move: (by) => void this.move(card, by) });
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /** The height is that of a row: its cards get it together. */
  resize(event: HeightChangeEvent): void {
    const card = event.composedPath().find((each): each is MetricCard => isElement(each, 'mtx-metric-card'));
    if (!card?.parentElement) return;
    const { top } = card.getBoundingClientRect();
    const row = [...card.parentElement.querySelectorAll('mtx-metric-card')].filter(
      (other) => Math.abs(other.getBoundingClientRect().top - top) < 1,
    );
    this.#host.shared?.layout.setChart(
      row.map(({ metric }) => metric),
      { height: event.height },
    );
  }

  /** A card was dragged before or after another one of its section. */
  drop(card: MetricCard, target: MetricCard, side: 'before' | 'after'): void {
    const section = this.#sectionOf(card.metric);
    if (!section) return;
    const others = section.metrics.filter((metric) => metric !== card.metric);
    const place = others.indexOf(target.metric) + (side === 'after' ? 1 : 0);
    this.#host.shared?.layout.move(section, card.metric, place);
  }

  /** Puts a card further by so many places of its section; the focus stays where it is in it. */
  async move(card: MetricCard, by: number): Promise<void> {
    const section = this.#sectionOf(card.metric);
    const place = (section?.metrics.indexOf(card.metric) ?? 0) + by;
    if (!section || place < 0 || place >= section.metrics.length) return;
    const focused = focusedIn(card);
    this.#host.shared?.layout.move(section, card.metric, place);
    await this.#host.updateComplete;
    focused?.focus();
    card.scrollIntoView({ block: 'nearest' });
  }

  /** Opens the choice of what a chart is drawn along. */
  async chooseX(metric: string, anchor: Anchor, back: HTMLElement | null): Promise<void> {
    await import('./axis-picker.js');
    const { shared, picker, contents } = this.#host;
    if (!shared || !picker) return;
    const { stores, layout } = shared;
    const ids = new Set(contents.charts.get(metric)?.all.map(({ id }) => id));
    const logged = shownMetrics(contents.selected.filter(({ id }) => ids.has(id)));
    logged.delete(metric);
    const choice: AxisChoice = {
      label: metricName(metric),
      x: axesOf(stores.settings.value, stores.view.value.charts[metric]).x,
      count: ids.size,
      metrics: [...logged].map(([other, { length }]) => ({ metric: other, count: length })),
      choose: (x) => layout.setChart([metric], { x: x === stores.settings.value.x ? undefined : x }),
    };
    await picker.open(choice, anchor, back);
  }

  async copyLink(): Promise<void> {
    const { foot } = this.#host.shared ?? {};
    try {
      await navigator.clipboard.writeText(this.#host.link);
      foot?.say('Link copied');
    } catch {
      foot?.say('The browser did not allow to copy the link: copy it from the address bar.');
    }
  }

  #sectionOf(metric: string): Section | undefined {
    return this.#host.contents.sections.find(({ metrics }) => metrics.includes(metric));
  }
}

/** It comes once the panel is drawn, before a person asks for it. */
export const loadMenu = (): Promise<typeof cardMenus> => import('./card-menu.js');

const isElement = (target: EventTarget | undefined, name: string): boolean =>
  target instanceof Element && target.localName === name;

/** What has the focus in an element, however deep. */
function focusedIn(element: Element): HTMLElement | null {
  let focused = element.shadowRoot?.activeElement ?? null;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}
