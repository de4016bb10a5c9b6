import { css } from 'lit';

/** What comes up as a sheet from the foot of a narrow screen: its grabber. */
export const sheet = css`
  @media (max-width: 720px) {
    :host([popover])::before {
      content: '';
      flex: none;
      width: 36px;
      height: 4px;
      margin: 6px auto 0;
      border-radius: 2px;
      background: var(--border-strong);
    }
  }
`;
