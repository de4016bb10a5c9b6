import assert from 'node:assert/strict';
import test from 'node:test';
import { AnnotationFile } from './annotation-file.js';
import { MemoryFiles } from './memory-files.js';

const path = 'annotations/x.json';

/** A file that somebody else replaces each time it is about to be read, until there are no more texts. */
class ReplacedFiles extends MemoryFiles {
  readonly #texts: string[];
  #timeMs = 1;

  constructor(first: string, ...later: string[]) {
    super('replaced', [[path, first]]);
    this.#texts = later;
  }

  override bytes(file: string, start: number, end: number): Promise<Uint8Array> {
    const text = this.#texts.shift();
    if (text !== undefined) this.write(file, text, (this.#timeMs += 1));
    return super.bytes(file, start, end);
  }
}

test('an annotation that is replaced while it is read is read again', async () => {
  const files = new ReplacedFiles('{"name":"a"}', '{"name":"longer"}', '{"name":"the longest"}');
  const annotation = new AnnotationFile(files, path);
  assert.equal(await annotation.read({}), true);
  assert.deepEqual([annotation.content, annotation.fault], [{ name: 'the longest' }, null]);
  assert.equal(await annotation.read({}), false);
});

test('an annotation that is broken, or gone, is told once', async () => {
  const annotation = new AnnotationFile(new MemoryFiles('broken', [[path, '{"name":']]), path);
  assert.equal(await annotation.read({}), true);
  assert.equal(annotation.fault?.kind, 'unreadable');
  assert.equal(await annotation.read({}), false);
  const gone = new AnnotationFile(new MemoryFiles('empty'), path);
  assert.equal(await gone.read({}), true);
  assert.equal(gone.content, null);
});
