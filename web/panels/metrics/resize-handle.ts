import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HeightChangeEvent } from './card-events.js';

/** The heights that a plot may have, CSS pixels. */
const heights = { min: 80, max: 1200 };
const stepPx = 16;

/**
 * The foot of a card: dragging it up and down, or the arrow keys, gives its plot another height; Home, or a double
 * click, the one it had at first.
 *
 * @fires height-change - with the height that was asked for
 */
@customElement('mtx-resize-handle')
export class ResizeHandle extends LitElement {
  static override styles = css`
    div {
      height: 9px;
      cursor: ns-resize;
      touch-action: none;
    }
    div::after {
      content: '';
      display: block;
      width: 32px;
      height: 3px;
      margin: 0 auto;
      border-radius: 2px;
      background: none;
      translate: 0 3px;
    }
    div:hover::after,
    div:focus-visible::after,
    div.dragged::after {
      background: var(--control-off);
    }
    div:focus-visible {
      outline: 2px solid var(--focus-ring);
      outline-offset: -2px;
      border-radius: var(--r1);
    }
    @media (max-width: 720px) {
      :host {
        display: none;
      }
    }
  `;

  /** What it changes, in words. */
  @property() label = '';
  /** What the height is now, CSS pixels. */
  @property({ type: Number }) height = 0;

  #drag: { id: number; top: number; height: number } | null = null;

  override render(): TemplateResult {
    return html`<div
      role="separator"
      tabindex="0"
      aria-orientation="horizontal"
      aria-label=${this.label}
      aria-valuemin=${heights.min}
      aria-valuemax=${heights.max}
      aria-valuenow=${Math.round(this.height)}
      @pointerdown=${this.#down}
      @pointermove=${this.#move}
      @pointerup=${this.#end}
      @pointercancel=${this.#end}
      @dblclick=${() => this.#ask(undefined)}
      @keydown=${this.#press}
    ></div>`;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.classList.add('dragged');
    this.#drag = { id: event.pointerId, top: event.clientY, height: this.height };
  }

  #move(event: PointerEvent): void {
    if (event.pointerId === this.#drag?.id) this.#ask(this.#drag.height + event.clientY - this.#drag.top);
  }

  #end(event: PointerEvent): void {
    (event.currentTarget as HTMLElement).classList.remove('dragged');
    this.#drag = null;
  }

  #press(event: KeyboardEvent): void {
    const height = { ArrowDown: this.height + stepPx, ArrowUp: this.height - stepPx }[event.key];
    if (height === undefined && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask(height);
  }

  #ask(height: number | undefined): void {
    const whole = height && Math.round(Math.max(heights.min, Math.min(heights.max, height)));
    this.dispatchEvent(new HeightChangeEvent(whole));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-resize-handle': ResizeHandle;
  }
}
