import { css, html, type TemplateResult } from 'lit';
import { icon } from './icon.js';

/**
 * A field to search by text or, with `.*` pressed, by a regular expression. Needs `iconStyles` and `searchFieldStyles`.
 *
 * @param label what is searched, said to who does not see it
 * @param mistake why the text cannot be searched by; empty where it can
 * @param input called with each change of the text
 */
export function searchField({
  label,
  placeholder,
  text,
  isRegex,
  mistake = '',
  input,
  toggleRegex,
}: {
  label: string;
  placeholder: string;
  text: string;
  isRegex: boolean;
  mistake?: string;
  input: (text: string) => void;
  toggleRegex: () => void;
}): TemplateResult {
  return html`
    <search class="search ${mistake ? 'mistaken' : ''}" title=${mistake}>
      ${icon('search')}
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${label}
        aria-invalid=${mistake ? 'true' : 'false'}
        placeholder=${placeholder}
        .value=${text}
        @input=${(event: Event) => input((event.target as HTMLInputElement).value)}
      />
      <button
        type="button"
        class="regex"
        aria-label="Regular expression"
        aria-pressed=${isRegex}
        title="Search by a regular expression"
        @click=${toggleRegex}
      >
        .*
      </button>
    </search>
  `;
}

export const searchFieldStyles = css`
  .search {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    height: 28px;
    padding: 0 2px 0 8px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-field);
    color: var(--text-3);
  }
  .search:has(input:focus-visible) {
    border-color: var(--focus-ring);
    box-shadow: 0 0 0 1px var(--focus-ring);
  }
  .search.mistaken {
    border-color: var(--bad);
  }
  .search input {
    flex: 1;
    min-width: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    color: var(--text-1);
    font: inherit;
  }
  .search input::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .regex {
    min-width: 24px;
    height: 22px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--r1);
    background: none;
    color: var(--text-2);
    font: var(--type-num);
    cursor: default;
  }
  .regex:hover {
    background: var(--surface-hover);
    color: var(--text-1);
  }
  .regex[aria-pressed='true'] {
    background: var(--surface-selected);
    color: var(--text-1);
  }
  @media (max-width: 720px) {
    .search {
      height: 40px;
      font-size: 16px;
    }
    .regex {
      min-width: 40px;
      height: 40px;
      margin: -1px;
    }
  }
`;
