import { expect } from '@open-wc/testing';
import { experimentForTests } from '../state/experiment-for-tests.js';
import type { ColorDialog } from './mtx-color-dialog.js';
import './mtx-color-dialog.js';

describe('mtx-color-dialog', () => {
  let colors: ColorDialog;
  const [one, other] = [experimentForTests({ id: 'a' }), experimentForTests({ id: 'b' })];

  beforeEach(() => {
    colors = document.createElement('mtx-color-dialog');
    for (let n = 1; n <= 12; n++) colors.style.setProperty(`--series-${n}`, `#AA00${String(n).padStart(2, '0')}`);
    document.body.append(colors);
  });
  afterEach(() => colors.remove());

  const begins = (): string => colors.renderRoot.querySelector<HTMLInputElement>('input[type=color]')!.value;
  const pressed = (): string[] =>
    [...colors.renderRoot.querySelectorAll('[aria-pressed=true]')].map((button) => button.ariaLabel ?? '');

  it('begins with the colour that is shown, be it of the palette or of its own', async () => {
    colors.colorOf = () => 'var(--series-2)';
    await colors.show([one, other]);
    expect([begins(), pressed()]).to.deep.equal(['#aa0002', ['Colour 2']]);
    colors.renderRoot.querySelector('dialog')!.close();
    colors.colorOf = () => '#12abEF';
    await colors.show([one]);
    expect([begins(), pressed()]).to.deep.equal(['#12abef', []]);
  });

  it('takes none for that of several that differ', async () => {
    colors.colorOf = ({ id }) => (id === 'a' ? 'var(--series-2)' : 'var(--series-1)');
    await colors.show([one, other]);
    expect([begins(), pressed()]).to.deep.equal(['#aa0001', []]);
  });
});
