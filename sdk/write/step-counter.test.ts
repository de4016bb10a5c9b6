import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepCounter } from './step-counter.js';

test('counts from 0', () => {
  const steps = new StepCounter();
  assert.deepEqual([steps.take(), steps.take(), steps.next], [0, 1, 2]);
});

test('goes on from the highest given step, and never back', () => {
  const steps = new StepCounter();
  steps.given(10);
  steps.given(3);
  steps.given(-5);
  assert.equal(steps.take(), 11);
});

test('follows fractions and booleans as Python does', () => {
  const steps = new StepCounter();
  steps.given(true);
  assert.equal(steps.next, 2);
  steps.given(2.25);
  assert.equal(steps.next, 3.25);
});

test('is not moved by a step that counts nothing', () => {
  const steps = new StepCounter();
  for (const step of [NaN, Infinity, -Infinity, null, '7', [8], { step: 9 }]) steps.given(step);
  assert.equal(steps.take(), 0);
});
