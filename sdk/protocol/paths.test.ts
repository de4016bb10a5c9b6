import assert from 'node:assert/strict';
import test from 'node:test';
import { pathTo, routePaths } from './paths.js';

test('an id of any characters stays one part of the path', () => {
  const id = 'a/b ?#%2F$&:id.jsonl';
  const path = pathTo(routePaths.damage, { id });
  assert.equal(path.split('/').length, 5);
  assert.equal(decodeURIComponent(path.split('/')[3] ?? ''), id);
});

test('a parameter is read back as it was given, and an undefined one is not sent', () => {
  const metric = 'train/loss & acc=1+1 ünï 🚀';
  const path = pathTo(routePaths.points, { id: 'x', query: { metric, source: undefined } });
  const { searchParams } = new URL(path, 'http://localhost');
  assert.deepEqual([...searchParams], [['metric', metric]]);
});

test('an empty metric is a metric', () => {
  assert.equal(pathTo(routePaths.points, { id: 'x', query: { metric: '' } }), '/api/experiments/x/points?metric=');
});
