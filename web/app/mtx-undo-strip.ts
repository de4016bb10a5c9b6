import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { MediaMatch } from '../elements/media-match.js';
import { StoreController } from '../state/store-controller.js';
import { undoContext, type Undoable, type UndoStore } from '../state/undo-store.js';
import { controls } from '../styles/controls.js';
import { undoStripStyles } from './undo-strip-styles.js';

const shownMs = 8000;

/**
 * Says what was done and takes it back, for eight seconds after it was done; as long as the pointer or the focus is on
 * it, they do not pass. The line at its foot is the time that is left. Where something could not be taken back, it says
 * why and stays.
 */
@customElement('mtx-undo-strip')
export class UndoStrip extends LitElement {
  static override styles = [controls, iconStyles, undoStripStyles];

  @consume({ context: undoContext, subscribe: true }) @state() private undo?: UndoStore;
  readonly #undo = new StoreController(this, () => this.undo);
  readonly #still = new MediaMatch(this, '(prefers-reduced-motion: reduce)');
  /** What is shown; null is nothing. */
  @state() private shown: Undoable | null = null;
  /** What has been shown or taken back once. */
  #known = new WeakSet<Undoable>();
  #time: Animation | null = null;
  @query('[popover]') private strip!: HTMLElement;
  @query('i') private line!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#time?.cancel();
  }

  protected override willUpdate(): void {
    const [latest] = this.#undo.value?.done ?? [];
    if (this.shown && !this.#undo.value?.done.includes(this.shown)) this.shown = null;
    if (!latest || this.#known.has(latest)) return;
    this.#known.add(latest);
    this.shown = latest;
  }

  override render(): TemplateResult {
    const failure = this.shown ? (this.#undo.value?.failure ?? '') : '';
    return html`
      <p class="unseen" role="status">${this.shown?.words ?? ''}</p>
      ${failure ? html`<p class="unseen" role="alert">${failure}</p>` : nothing}
      <div
        popover="manual"
        role="region"
        aria-label="Undo"
        class=${failure ? 'failed' : ''}
        @pointerenter=${this.#pause}
        @pointerleave=${this.#goOn}
        @focusin=${this.#pause}
        @focusout=${this.#goOn}
      >
        <span title=${failure}>${failure || (this.shown?.words ?? '')}</span>
        <button type="button" class="undo" @click=${() => void this.undo?.undo()}>
          ${failure ? 'Try again' : 'Undo'}
        </button>
        ${
          failure
            ? html`<button type="button" class="close" aria-label="Close" title="Close" @click=${this.#hide}>
                ${icon('close')}
              </button>`
            : nothing
        }
        <i></i>
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const hasFailed = this.shown !== null && this.#undo.value?.failure !== '';
    if (changed.has('shown')) {
      if (this.shown) this.#show();
      else this.#close();
    }
    if (hasFailed || !this.shown) this.#time?.cancel();
  }

  /** Above what is open by now, and with all of its time before it. */
  #show(): void {
    this.#close();
    this.strip.showPopover();
    this.#time?.cancel();
    const shrinks = this.#still.matches ? [] : [{ scale: '1 1' }, { scale: '0 1' }];
    this.#time = this.line.animate(shrinks, { duration: shownMs, fill: 'forwards' });
    this.#time.addEventListener('finish', () => this.#hide());
  }

  #close(): void {
    if (this.strip.matches(':popover-open')) this.strip.hidePopover();
  }

  readonly #hide = (): void => {
    this.shown = null;
  };

  #pause(): void {
    if (this.#time?.playState === 'running') this.#time.pause();
  }

  #goOn(): void {
    if (this.#time?.playState === 'paused' && !this.strip.matches(':hover, :focus-within')) this.#time.play();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-undo-strip': UndoStrip;
  }
}
