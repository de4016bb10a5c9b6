import assert from 'node:assert/strict';
import test from 'node:test';
import { parseAnnotation, parseAnnotationPatch, patchAnnotation } from './annotation.js';

test('what does not fit is left out of an annotation, and costs the rest nothing', () => {
  const text = '{"name": 7, "notes": "n", "tags": ["a", 1], "color": "red", "archived": true, "other": 1}';
  assert.deepEqual(parseAnnotation(text), { notes: 'n', archived: true });
  assert.throws(() => parseAnnotation('[]'), SyntaxError);
});

test('a patch changes its own keys only, also among those of others', () => {
  const text = '{"theirs": {"x": [1, NaN]}, "name": "old", "tags": ["a"]}';
  const patched = patchAnnotation(text, { name: null, color: '#00ff00', notes: undefined });
  assert.equal(patched, '{"theirs":{"x":[1,NaN]},"tags":["a"],"color":"#00ff00"}\n');
  assert.equal(patchAnnotation(null, { archived: false }), '{"archived":false}\n');
  assert.throws(() => patchAnnotation('broken', {}), SyntaxError);
});

test('a patch that does not fit is refused by the key', () => {
  assert.deepEqual(parseAnnotationPatch({ name: null, tags: [] }), { name: null, tags: [] });
  assert.throws(() => parseAnnotationPatch({ colour: 'x' }), /^TypeError: colour is none of name, notes/);
  assert.throws(() => parseAnnotationPatch({ archived: 'x' }), /^TypeError: archived must be true or false or null/);
});
