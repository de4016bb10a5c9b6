import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it, test, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { NodeFiles } from '../cli/node-files.js';
import type { Annotation, AnnotationPatch } from '../sdk/format/annotation.js';
import type { Logbook } from '../sdk/read/logbook.js';
import { HttpLogbook } from '../web/sources/http-logbook.js';
import type * as Sources from '../web/sources/index.js';
import type * as Edits from '../web/state/experiment-edits.js';
import type * as Logbooks from '../web/state/logbook-store.js';
import type * as Writer from '../web/workers/handle-writer.js';
import { answerYes, launchChromium, nextPick } from './support/chromium.js';
import { temporaryFolder } from './support/folders.js';
import { develop, startHostProcess } from './support/servers.js';

declare global {
  interface Window {
    logbooks: Logbooks.LogbookStore;
    edits: Edits.ExperimentEdits;
    folder: FileSystemDirectoryHandle;
  }
}

const log = 'experiments/a.jsonl';
const annotation = 'annotations/a.json';
const files = { [log]: '{"type":"metadata","name":"a","status":"completed"}\n' };
const nobody = 'http://127.0.0.1:1';
const options = { timeout: 90_000 };

/** A page of the development server that has opened the folder; what it is made of is at hand in `window`. */
async function openPage(t: TestContext, context: BrowserContext, origin: string, folder: string): Promise<Page> {
  const page = await context.newPage();
  t.after(() => page.close());
  await page.goto(origin);
  await page.getByRole('button', { name: 'Open folder' }).waitFor();
  await nextPick(page, folder);
  await page.evaluate(async () => {
    const [sources, edits, logbooks] = (await Promise.all(
      ['/sources/index.ts', '/state/experiment-edits.ts', '/state/logbook-store.ts'].map((module) => import(module)),
    )) as [typeof Sources, typeof Edits, typeof Logbooks];
    const source = sources.sources.find(({ id }) => id === 'folder')!;
    window.logbooks = new logbooks.LogbookStore();
    window.edits = new edits.ExperimentEdits(window.logbooks);
    await window.logbooks.open(source.open!());
    window.folder = sources.folderOf(window.logbooks.value.logbook!)!;
  });
  return page;
}

/** Sets two keys in turn, 25 times; tells of each time that one of them was not what it had last been set to. */
async function annotateInTurn(
  annotate: Logbook['annotate'],
  [one, other]: [keyof Annotation, keyof Annotation],
): Promise<string[]> {
  const lost: string[] = [];
  let before: AnnotationPatch = {};
  for (let time = 0; time < 25; time++) {
    const key = time % 2 === 0 ? one : other;
    const value = key === 'tags' ? [`${time}`] : key === 'color' ? `#0000${10 + time}` : `${time}`;
    const now = { ...before, [key]: value };
    const answer = await annotate('a', { [key]: value });
    for (const each of Object.keys(now) as (keyof Annotation)[]) {
      if (JSON.stringify(answer[each]) !== JSON.stringify(now[each])) lost.push(`${each} at ${time}`);
    }
    before = now;
  }
  return lost;
}

/** The same in a page, as `toString` brings it there. */
function annotateInPage(page: Page, keys: [keyof Annotation, keyof Annotation]): Promise<string[]> {
  return page.evaluate(
    async ([source, keysToSet]) => {
      const run = (0, eval)(`(${source})`) as typeof annotateInTurn;
      const logbook = window.logbooks.value.logbook!;
      return run((id, patch) => logbook.annotate(id, patch), keysToSet);
    },
    [annotateInTurn.toString(), keys] as const,
  );
}

const annotated = (folder: string): Annotation =>
  JSON.parse(readFileSync(path.join(folder, annotation), 'utf8')) as Annotation;

describe('a folder that several write to', () => {
  let context: BrowserContext;
  before(async () => (context = await launchChromium()));
  after(() => context.close());

  it('keeps every key of two pages that annotate the same experiment at once', options, async (t) => {
    const folder = temporaryFolder(t, files);
    const origin = await develop(t, nobody);
    const pages = [await openPage(t, context, origin, folder), await openPage(t, context, origin, folder)] as const;
    const lost = await Promise.all([
      annotateInPage(pages[0], ['name', 'notes']),
      annotateInPage(pages[1], ['tags', 'color']),
    ]);
    assert.deepEqual(lost, [[], []]);
    assert.deepEqual(annotated(folder), { name: '24', notes: '23', tags: ['24'], color: '#000033' });
    assert.deepEqual(readdirSync(path.join(folder, 'annotations')).sort(), ['.claims', 'a.json']);
  });

  it('keeps every key of a page and a host that annotate the same experiment at once', options, async (t) => {
    const folder = temporaryFolder(t, files);
    const page = await openPage(t, context, await develop(t, nobody), folder);
    const { url } = await startHostProcess(t, folder);
    const host = await HttpLogbook.open(url);
    t.after(() => host.close());
    const lost = await Promise.all([
      annotateInPage(page, ['name', 'notes']),
      annotateInTurn((id, patch) => host.annotate(id, patch), ['tags', 'color']),
    ]);
    assert.deepEqual(lost, [[], []]);
    assert.deepEqual(annotated(folder), { name: '24', notes: '23', tags: ['24'], color: '#000033' });
  });

  it('loses no change of pages of two origins and a process', options, async (t) => {
    const folder = temporaryFolder(t, files);
    const origins = [await develop(t, nobody), await develop(t, nobody)] as const;
    const pages = [
      await openPage(t, context, origins[0], folder),
      await openPage(t, context, origins[0], folder),
      await openPage(t, context, origins[1], folder),
    ];
    const counting = pages.map((page) =>
      page.evaluate(async (file) => {
        const module = '/workers/handle-writer.ts';
        const { HandleWriter } = (await import(module)) as typeof Writer;
        const writer = new HandleWriter(window.folder);
        for (let time = 0; time < 25; time++) await writer.update(file, (text) => String(Number(text) + 1));
      }, annotation),
    );
    const { writer } = new NodeFiles(folder);
    const countHere = async (): Promise<void> => {
      for (let time = 0; time < 25; time++) await writer.update(annotation, (text) => String(Number(text) + 1));
    };
    // Nobody may still be writing when the folder goes.
    const outcomes = await Promise.allSettled([countHere(), ...counting]);
    assert.deepEqual(
      outcomes.filter(({ status }) => status === 'rejected'),
      [],
    );
    assert.equal(readFileSync(path.join(folder, annotation), 'utf8'), '100');
  });
});

/** Renames the experiment on a click, as the page would; gives what came of it. */
async function renameByClick(page: Page): Promise<Edits.Edit> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Rename it';
    button.addEventListener('click', () => void window.edits.rename('a', 'by click'));
    document.body.replaceChildren(button);
  });
  await page.getByRole('button', { name: 'Rename it' }).click();
  await page.waitForFunction(() => window.edits.value?.isOver);
  return page.evaluate(() => ({ ...window.edits.value!, undo: null }));
}

const errorOfAnnotate = (page: Page): Promise<string> =>
  page.evaluate(() =>
    window.logbooks.value.logbook!.annotate('a', { name: 'x' }).then(
      () => 'no error',
      (error: Error) => error.name,
    ),
  );

async function openIn(t: TestContext, browser: { refuses?: boolean; asksToWrite?: boolean }) {
  const folder = temporaryFolder(t, files);
  const context = await launchChromium(browser);
  t.after(() => context.close());
  return { folder, context, page: await openPage(t, context, await develop(t, nobody), folder) };
}

test('a person who does not allow it finds their folder as it was, and is told', options, async (t) => {
  const { folder, page } = await openIn(t, { refuses: true });
  assert.equal(await errorOfAnnotate(page), 'not-allowed');
  const { words, done, failed } = await renameByClick(page);
  assert.deepEqual([words, done], ['Could not rename “a”', []]);
  assert.equal(failed[0]?.failure.code, 'write-refused');
  assert.match(failed[0].failure.message, /^The browser was not allowed to change “logbook”\. Allow it/);
  assert.deepEqual(readdirSync(folder), ['experiments']);
});

test('a person who allows it on the click has what they clicked for', options, async (t) => {
  const { folder, context, page } = await openIn(t, { asksToWrite: true });
  assert.equal(await errorOfAnnotate(page), 'not-allowed');
  assert.equal(existsSync(path.join(folder, annotation)), false);
  await answerYes(context);
  assert.equal(await errorOfAnnotate(page), 'not-allowed');
  await page.bringToFront();
  const { words, done } = await renameByClick(page);
  assert.deepEqual([words, done], ['Renamed “a”', ['a']]);
  assert.deepEqual(annotated(folder), { name: 'by click' });
  assert.equal(await page.evaluate(() => window.logbooks.value.experiments[0]?.name), 'by click');
  assert.equal(readFileSync(path.join(folder, log), 'utf8'), files[log]);
});
