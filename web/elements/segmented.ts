import { css, html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

export interface Segment<T extends string> {
  value: T;
  words: string;
  /** In full, where the words are an abbreviation. */
  title?: string;
}

/**
 * One of a few values, all of them in sight: radio buttons. Needs `segmentedStyles`.
 *
 * @param label what is chosen, said to who does not see it
 * @param name unique among those of one shadow root
 */
export function segmented<T extends string>({
  label,
  name,
  segments,
  value,
  change,
}: {
  label: string;
  name: string;
  segments: readonly Segment<T>[];
  value: T;
  change: (value: T) => void;
}): TemplateResult {
  return html`
    <fieldset class="segmented" role="radiogroup" aria-label=${label}>
      ${segments.map(
        (each) => html`
          <label title=${ifDefined(each.title)}>
            <input
              type="radio"
              name=${name}
              .checked=${each.value === value}
              @change=${() => change(each.value)}
            />${each.words}
          </label>
        `,
      )}
    </fieldset>
  `;
}

export const segmentedStyles = css`
  .segmented {
    display: flex;
    min-width: 0;
    height: 28px;
    margin: 0;
    padding: 2px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-field);
  }
  .segmented label {
    position: relative;
    display: flex;
    flex: 1 0 auto;
    align-items: center;
    justify-content: center;
    padding: 0 8px;
    border-radius: 3px;
    color: var(--text-2);
    font: var(--type-small);
    white-space: nowrap;
  }
  .segmented label:hover {
    color: var(--text-1);
  }
  .segmented label:has(:checked) {
    background: var(--surface-selected);
    color: var(--text-1);
  }
  .segmented label:has(:focus-visible) {
    outline: 2px solid var(--focus-ring);
    outline-offset: 1px;
  }
  .segmented input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
  }
  @media (forced-colors: active) {
    .segmented label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media (max-width: 720px) {
    .segmented {
      height: 40px;
    }
  }
`;
