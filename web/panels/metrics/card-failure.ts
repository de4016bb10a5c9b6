import { html, type TemplateResult } from 'lit';
import { icon } from '../../elements/icon.js';

/** What a card could not read, and how it is tried again. */
export interface CardFailure {
  /** The metric, as the person reads it. */
  name: string;
  error: Error;
  readAgain: () => void;
}

/** In the place of a plot that was never drawn. */
export function failureInPlot({ name, error, readAgain }: CardFailure): TemplateResult {
  return html`<div class="failed" role="alert">
    <p>${icon('warn')}${name} could not be read: ${error.message}</p>
    <button type="button" class="btn" @click=${readAgain}>${icon('reset')}Read again</button>
  </div>`;
}

/** In the head of a card that shows what was read before. */
export function failureTag({ name, error, readAgain }: CardFailure): TemplateResult {
  const words = `${name} could not be read: ${error.message}`;
  return html`<span class="tag unread" role="alert" title=${words}
      ><span class="unseen">${words}</span><span aria-hidden="true">not read</span></span
    ><button
      type="button"
      class="icon-btn small"
      aria-label="Read ${name} again"
      title="Read again"
      @click=${readAgain}
    >
      ${icon('reset')}
    </button>`;
}
