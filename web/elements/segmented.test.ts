import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { segmented } from './segmented.js';

describe('segmented', () => {
  it('is a group of radio buttons that tells what is chosen', async () => {
    const chosen: string[] = [];
    const element = await fixture(html`
      <div>
        ${segmented({
          label: 'X axis',
          name: 'x',
          segments: [
            { value: 'step', words: 'Step' },
            { value: 'time', words: 'Time', title: 'Relative time' },
          ],
          value: 'step',
          change: (value) => chosen.push(value),
        })}
      </div>
    `);
    const group = element.querySelector('[role="radiogroup"]')!;
    expect(group).to.have.attribute('aria-label', 'X axis');
    element.querySelector<HTMLInputElement>('input:checked')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(chosen).to.deep.equal(['time']);
    await expect(element).to.be.accessible();
  });
});
