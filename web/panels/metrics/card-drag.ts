import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MetricCard } from './metric-card.js';

/** A pointer that moves less is a click. */
const clickPx = 5;
/** A finger that rests so long takes the card; one that moves before scrolls. */
const holdMs = 350;
/** This near to the edge of what scrolls, a dragged card scrolls it, and this far with each frame. */
const edgePx = 48;
const scrollPx = 12;

/** Where a dragged card would come to lie. */
interface Drop {
  target: MetricCard;
  side: 'before' | 'after';
}

interface Drag {
  card: MetricCard;
  pointerId: number;
  at: { x: number; y: number };
  isTaken: boolean;
  drop: Drop | null;
  ended: AbortController;
}

/**
 * Cards are taken by their headers, by the mouse or by a finger that rests, and put before or after another card of
 * their section. A mark shows where; Escape puts it back.
 */
export class CardDrag implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dropped: (card: MetricCard, target: MetricCard, side: Drop['side']) => void;
  #drag: Drag | null = null;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    dropped: (card: MetricCard, target: MetricCard, side: Drop['side']) => void,
  ) {
    this.#host = host;
    this.#dropped = dropped;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** A pointer goes down anywhere in the panel. */
  down(event: PointerEvent): void {
    const path = event.composedPath();
    const header = path.find((each) => each instanceof HTMLElement && each.localName === 'header');
    const card = path.find(
      (each): each is MetricCard => each instanceof HTMLElement && each.localName === 'mtx-metric-card',
    );
    const isOnButton = path.some((each) => each instanceof HTMLButtonElement);
    if (!header || !card || isOnButton || event.button !== 0 || !event.isPrimary) return;
    this.#end();
    const ended = new AbortController();
    const { signal } = ended;
    const { pointerId, clientX: x, clientY: y } = event;
    const drag: Drag = { card, pointerId, at: { x, y }, isTaken: false, drop: null, ended };
    this.#drag = drag;
    addEventListener('pointermove', (move) => this.#move(drag, move), { signal });
    addEventListener('pointerup', (up) => up.pointerId === pointerId && this.#finish(drag), { signal });
    addEventListener('pointercancel', () => this.#end(), { signal });
    addEventListener('keydown', (key) => this.#press(drag, key), { capture: true, signal });
    if (event.pointerType === 'touch') {
      const timer = setTimeout(() => this.#take(drag), holdMs);
      signal.addEventListener('abort', () => clearTimeout(timer));
      // A finger that holds a card does not scroll.
      addEventListener('touchmove', (move) => drag.isTaken && move.preventDefault(), { passive: false, signal });
      addEventListener('contextmenu', (menu) => menu.preventDefault(), { signal });
    }
  }

  #move(drag: Drag, { pointerId, pointerType, clientX: x, clientY: y }: PointerEvent): void {
    if (pointerId !== drag.pointerId) return;
    const isFar = Math.hypot(x - drag.at.x, y - drag.at.y) > clickPx;
    if (!drag.isTaken && isFar) {
      if (pointerType === 'touch') return this.#end();
      this.#take(drag);
    }
    if (!drag.isTaken) return;
    drag.at = { x, y };
    this.#show(drag, this.#dropAt(drag));
  }

  #take(drag: Drag): void {
    drag.isTaken = true;
    drag.card.toggleAttribute('dragged', true);
    getSelection()?.removeAllRanges();
    this.#scroll(drag);
  }

  #dropAt({ card, at }: Drag): Drop | null {
    const root = this.#host.shadowRoot;
    const target = root?.elementFromPoint(at.x, at.y)?.closest<MetricCard>('mtx-metric-card');
    if (!target || target === card || target.parentElement !== card.parentElement) return null;
    const { left, top, width, height } = target.getBoundingClientRect();
    const isOneColumn = width > 0.75 * (target.parentElement?.clientWidth ?? Infinity);
    const isBefore = isOneColumn ? at.y < top + height / 2 : at.x < left + width / 2;
    return { target, side: isBefore ? 'before' : 'after' };
  }

  #show(drag: Drag, drop: Drop | null): void {
    drag.drop?.target.removeAttribute('drop');
    drop?.target.setAttribute('drop', drop.side);
    drag.drop = drop;
  }

  /** While the pointer rests near an edge, it goes on. */
  #scroll(drag: Drag): void {
    if (drag !== this.#drag) return;
    const scroller = drag.card.closest<HTMLElement>('.scroll');
    if (scroller) {
      const { top, bottom } = scroller.getBoundingClientRect();
      if (drag.at.y < top + edgePx) scroller.scrollTop -= scrollPx;
      else if (drag.at.y > bottom - edgePx) scroller.scrollTop += scrollPx;
    }
    requestAnimationFrame(() => this.#scroll(drag));
  }

  #press(drag: Drag, event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !drag.isTaken) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  }

  #finish(drag: Drag): void {
    const { card, drop, isTaken } = drag;
    this.#end();
    if (isTaken && drop) this.#dropped(card, drop.target, drop.side);
  }

  #end(): void {
    const drag = this.#drag;
    if (!drag) return;
    this.#drag = null;
    this.#show(drag, null);
    drag.card.removeAttribute('dragged');
    drag.ended.abort();
  }
}
