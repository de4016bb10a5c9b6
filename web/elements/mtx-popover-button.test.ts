import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './mtx-popover-button.js';
import type { PopoverButton } from './mtx-popover-button.js';

describe('mtx-popover-button', () => {
  it('opens its panel below itself, within the window, and says so; Escape closes it', async () => {
    const element = await fixture<PopoverButton>(
      html`<mtx-popover-button words="Filter" label="Filter" icon="filter"><p>Inside</p></mtx-popover-button>`,
    );
    const states: string[] = [];
    element.addEventListener('toggle', ({ newState }) => states.push(newState));
    const button = element.renderRoot.querySelector('button')!;
    const panel = element.renderRoot.querySelector<HTMLElement>('[popover]')!;
    expect(panel.matches(':popover-open')).to.equal(false);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => states.length === 1);
    const box = panel.getBoundingClientRect();
    expect(box.top).to.be.at.least(button.getBoundingClientRect().bottom);
    expect(box.right).to.be.at.most(innerWidth);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => states.length === 2);
    expect(states).to.deep.equal(['open', 'closed']);
    expect(element.renderRoot.querySelector(':focus')).to.equal(button);
  });
});
