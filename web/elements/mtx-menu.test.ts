import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { Menu, MenuEntry } from './mtx-menu.js';
import './mtx-menu.js';

describe('mtx-menu', () => {
  let button: HTMLButtonElement;
  let menu: Menu;
  let done: string[];
  const popup = (): HTMLElement => menu.shadowRoot!.querySelector('[role="menu"]')!;
  const isOpen = (): boolean => popup().matches(':popover-open');
  const focused = (): string => menu.shadowRoot!.activeElement?.querySelector('.words')?.textContent ?? '';
  const press = (key: string): Promise<void> => sendKeys({ press: key });

  beforeEach(async () => {
    done = [];
    const entries: MenuEntry[] = [
      { words: 'Rename', icon: 'edit', keys: 'F2', run: () => done.push('rename') },
      { words: 'Log scale', checked: true, run: () => done.push('log') },
      { heading: 'Sort by' },
      { words: 'Newest', checked: false, choice: true, run: () => done.push('newest') },
      'separator',
      { words: 'Archive', disabled: 'It is being written', run: () => done.push('archive') },
      { words: 'Delete…', icon: 'trash', dangerous: true, run: () => done.push('delete') },
    ];
    const place = await fixture(html`
      <div>
        <button @click=${() => void menu.toggle(button)}>More</button>
        <mtx-menu label="Menu for loss" .entries=${entries}></mtx-menu>
      </div>
    `);
    button = place.querySelector('button')!;
    menu = place.querySelector('mtx-menu')!;
  });

  async function open(): Promise<void> {
    button.focus();
    await press('Enter');
    await menu.updateComplete;
    expect(isOpen()).to.equal(true);
  }

  it('opens with the focus on its first item, under its name, and is accessible', async () => {
    await open();
    expect(focused()).to.equal('Rename');
    expect(popup()).to.have.attribute('aria-label', 'Menu for loss');
    expect(button).to.have.attribute('aria-expanded', 'true');
    await expect(menu).to.be.accessible();
  });

  it('goes round its items by arrows, Home, End and first letters', async () => {
    await open();
    await press('ArrowUp');
    expect(focused()).to.equal('Delete…');
    await press('ArrowDown');
    expect(focused()).to.equal('Rename');
    await press('End');
    await press('Home');
    await press('ArrowDown');
    expect(focused()).to.equal('Log scale');
    await press('n');
    expect(focused()).to.equal('Newest');
  });

  it('does what is chosen once it is closed, and gives the focus back', async () => {
    await open();
    await press('ArrowDown');
    await press('Enter');
    expect(done).to.deep.equal(['log']);
    expect(isOpen()).to.equal(false);
    expect(document.activeElement === button).to.equal(true);
    expect(button).to.have.attribute('aria-expanded', 'false');
  });

  for (const key of ['Escape', 'Tab']) {
    it(`is closed by ${key}, and gives the focus back`, async () => {
      await open();
      await press(key);
      expect(isOpen()).to.equal(false);
      expect(document.activeElement === button).to.equal(true);
      expect(done).to.deep.equal([]);
    });
  }

  it('stays open where what is chosen cannot be done, and says why', async () => {
    await open();
    await press('a');
    await press('Enter');
    expect(done).to.deep.equal([]);
    expect(isOpen()).to.equal(true);
    expect(menu.shadowRoot!.activeElement).to.have.attribute('title', 'It is being written');
  });

  it('is closed by a second click on its button, and opened by a third', async () => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const click = async (): Promise<void> => {
      await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
      await nextFrame();
      await menu.updateComplete;
    };
    await click();
    expect(isOpen()).to.equal(true);
    await click();
    expect(isOpen()).to.equal(false);
    await click();
    expect(isOpen()).to.equal(true);
  });

  it('stands where the pointer is, within the window', async () => {
    await menu.toggle({ x: innerWidth - 5, y: innerHeight - 5 });
    const { right, bottom } = popup().getBoundingClientRect();
    expect(right).to.be.at.most(innerWidth - 8);
    expect(bottom).to.be.at.most(innerHeight - 8);
  });
});
