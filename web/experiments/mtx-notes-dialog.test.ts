import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Edit } from '../state/experiment-edits.js';
import { editFailure } from '../state/edit-failure.js';
import { experimentForTests } from '../state/experiment-for-tests.js';
import type { NotesDialog } from './mtx-notes-dialog.js';
import './mtx-notes-dialog.js';

describe('mtx-notes-dialog', () => {
  const [one, other] = [experimentForTests({ id: 'a' }), experimentForTests({ id: 'b' })];
  let notes: NotesDialog;
  let failed: Edit['failed'];
  let written: unknown[];

  beforeEach(() => {
    failed = [];
    written = [];
    notes = document.createElement('mtx-notes-dialog');
    notes.write = (ids, change) => {
      written.push([ids, change]);
      const words = 'Could not change the notes of “a”';
      return Promise.resolve({ words, wanted: ids, done: [], failed, isOver: true, undo: null });
    };
    document.body.append(notes);
  });
  afterEach(() => notes.remove());

  const dialog = (): HTMLDialogElement => notes.renderRoot.querySelector('dialog')!;
  const text = (): string => notes.renderRoot.querySelector('textarea')!.value;
  const save = (): void => notes.renderRoot.querySelector<HTMLButtonElement>('.primary')!.click();

  it('stays with what was written until it is saved, and says why it was not', async () => {
    failed = [{ id: 'a', failure: editFailure(Object.assign(new Error(), { name: 'disk-full' })) }];
    await notes.show([one]);
    await sendKeys({ type: 'long thoughts' });
    save();
    await waitUntil(() => notes.renderRoot.querySelector('[role=alert]'));
    expect([dialog().open, text()]).to.deep.equal([true, 'long thoughts']);
    expect(notes.renderRoot.querySelector('[role=alert]')!.textContent).to.equal(
      'Could not change the notes of “a”. There is no room left on the disk.',
    );
    await expect(notes).to.be.accessible();
    failed = [];
    save();
    await waitUntil(() => !dialog().open);
    expect(written).to.deep.equal(Array(2).fill([['a'], { kind: 'notes', notes: 'long thoughts' }]));
  });

  it('keeps what Escape left for the same experiment, and not what was cancelled', async () => {
    await notes.show([one]);
    await sendKeys({ type: 'half' });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog().open);
    await notes.show([other]);
    expect(text()).to.equal('');
    await sendKeys({ press: 'Escape' });
    await notes.show([one]);
    expect(text()).to.equal('half');
    notes.renderRoot.querySelector<HTMLButtonElement>('.first-of-end')!.click();
    await notes.show([one]);
    expect(text()).to.equal('');
  });
});
