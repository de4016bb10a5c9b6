import assert from 'node:assert/strict';
import test from 'node:test';
import { imagesOfRow, mediaTypeOf } from './images.js';
import type { JsonObject } from './line.js';

test('images keep their place, label and key; what is none is left out', () => {
  const images = imagesOfRow({
    _images: [
      { format: 'base64_png', data: 'AA==' },
      'no image',
      { format: 'base64_png' },
      { format: 7, data: '' },
      { format: 'base64_webp', data: '', index: 9, label: 0, key: 'val' },
      null,
      { format: 'base64_jpeg', data: '', index: 'x', label: false, key: 7 },
    ],
  });
  assert.deepEqual(images, [
    { format: 'base64_png', data: 'AA==', index: 0, key: 'images', label: null },
    { format: 'base64_webp', data: '', index: 4, key: 'val', label: 0 },
    { format: 'base64_jpeg', data: '', index: 6, key: 'images', label: false },
  ]);
  const without: JsonObject[] = [{}, { _images: 7 }, { _images: {} }, { _images: [] }];
  for (const row of without) assert.deepEqual(imagesOfRow(row), []);
});

test('only formats that are known have a media type', () => {
  assert.equal(mediaTypeOf('base64_png'), 'image/png');
  assert.equal(mediaTypeOf('base64_svg'), null);
  assert.equal(mediaTypeOf('__proto__'), null);
});
