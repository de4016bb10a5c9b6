import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { formatStep } from '../charts/format-number.js';
import { icon } from '../elements/icon.js';
import { tagsOf } from '../state/experiment-fields.js';
import { ExperimentDialog } from './experiment-dialog.js';
import { tagsDialogStyles } from './tags-dialog-styles.js';

/** So many tags are offered at once. */
const mostOffered = 8;

interface Offer {
  tag: string;
  /** How many experiments have it; 0 is a new one. */
  count: number;
}

/** Puts tags on experiments and takes them off, with those that the logbook has at hand. */
@customElement('mtx-tags-dialog')
export class TagsDialog extends ExperimentDialog {
  static override styles = [...ExperimentDialog.styles, tagsDialogStyles];

  /** How many experiments of the logbook have each tag. */
  @property({ attribute: false }) known: ReadonlyMap<string, number> = new Map();

  @state() private added: ReadonlySet<string> = new Set();
  @state() private removed: ReadonlySet<string> = new Set();
  @state() private text = '';
  @state() private offered = 0;
  @query('input') private input!: HTMLInputElement;

  protected override begin(): void {
    this.added = new Set();
    this.removed = new Set();
    this.text = '';
    this.offered = 0;
  }

  override render(): TemplateResult {
    const offers = this.#offers;
    return html`
      <dialog aria-labelledby="title">
        <form method="dialog" @submit=${this.#submit}>
          <h2 id="title">Tags of ${this.subject}</h2>
          <div class="field">
            ${[...this.#counts].map(([tag, count]) => this.#tag(tag, count))}
            <input
              role="combobox"
              aria-label="Add a tag"
              aria-expanded="true"
              aria-controls="offers"
              aria-autocomplete="list"
              aria-activedescendant=${offers.length > 0 ? `offer-${this.offered}` : nothing}
              autocomplete="off"
              spellcheck="false"
              autofocus
              .value=${this.text}
              @input=${this.#type}
              @keydown=${this.#keyDown}
            />
          </div>
          <div id="offers" role="listbox" aria-label="Tags">
            ${offers.map(({ tag, count }, index) => this.#offer(tag, count, index))}
          </div>
          ${this.failureWords()}
          <div class="buttons">
            <button type="button" class="btn first-of-end" @click=${() => this.close()}>Cancel</button>
            <button class="btn primary" ?disabled=${this.isWriting}>Save</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #tag(tag: string, count: number): TemplateResult {
    const ofAll = count === this.experiments.length;
    const words = ofAll ? tag : `${tag}: ${count} of ${this.experiments.length}`;
    return html`
      <span class="tag ${ofAll ? '' : 'some'}" title=${words}>
        <span>${tag}</span>
        <button type="button" aria-label="Take off ${tag}" title="Take off" @click=${() => this.#takeOff(tag)}>
          ${icon('close')}
        </button>
      </span>
    `;
  }

  #offer(tag: string, count: number, index: number): TemplateResult {
    return html`
      <div
        id="offer-${index}"
        role="option"
        aria-selected=${index === this.offered}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => this.#putOn(tag)}
      >
        ${icon('tag')}<span>${count === 0 ? `New tag “${tag}”` : tag}</span>
        ${count === 0 ? nothing : html`<span class="count num">${formatStep(count)}</span>`}
      </div>
    `;
  }

  /** The tags as they are going to be, and how many of the experiments have each. */
  get #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const experiment of this.experiments) {
      for (const tag of tagsOf(experiment)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    for (const tag of this.added) counts.set(tag, this.experiments.length);
    for (const tag of this.removed) counts.delete(tag);
    return counts;
  }

  get #offers(): Offer[] {
    const counts = this.#counts;
    const text = this.text.trim();
    const fitting = [...this.known]
      .filter(([tag]) => tag.toLowerCase().includes(text.toLowerCase()) && counts.get(tag) !== this.experiments.length)
      .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1))
      .slice(0, mostOffered)
      .map(([tag, count]) => ({ tag, count }));
    return text === '' || this.known.has(text) || counts.has(text) ? fitting : [...fitting, { tag: text, count: 0 }];
  }

  #type(): void {
    this.text = this.input.value;
    this.offered = 0;
  }

  #keyDown(event: KeyboardEvent): void {
    const offers = this.#offers;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && offers.length > 0) {
      event.preventDefault();
      this.offered = (this.offered + by + offers.length) % offers.length;
    } else if ((event.key === 'Enter' || event.key === ',') && this.text.trim() !== '' && !event.isComposing) {
      event.preventDefault();
      this.#putOn(offers[this.offered]?.tag ?? this.text.trim());
    } else if (event.key === 'Backspace' && this.text === '') {
      const last = [...this.#counts.keys()].at(-1);
      if (last !== undefined) this.#takeOff(last);
    }
  }

  #putOn(tag: string): void {
    this.added = new Set([...this.added, tag]);
    this.removed = new Set([...this.removed].filter((each) => each !== tag));
    this.text = '';
    this.offered = 0;
    this.input.focus();
  }

  #takeOff(tag: string): void {
    this.removed = new Set([...this.removed, tag]);
    this.added = new Set([...this.added].filter((each) => each !== tag));
    this.input.focus();
  }

  /** What is typed and not taken yet counts, too. */
  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.text.trim();
    const added = text === '' ? [...this.added] : [...this.added, text];
    const removed = [...this.removed];
    if (added.length + removed.length > 0) void this.change({ kind: 'tags', added, removed });
    else this.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-tags-dialog': TagsDialog;
  }
}
