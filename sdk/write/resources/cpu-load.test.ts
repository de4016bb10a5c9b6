import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CpuLoad } from './cpu-load.js';

test('tells the share of the time since the last look, not since the machine was started', () => {
  const load = new CpuLoad();
  const percents: number[] = [];
  // The clocks of the processors advance in steps of about 10 ms.
  while (percents.length < 3) {
    const percent = load.percent();
    if (!Number.isNaN(percent)) percents.push(percent);
  }
  // This very loop keeps one of the processors busy.
  assert.ok(percents.every((percent) => percent > 0 && percent <= 100));
});

test('knows nothing where no time has passed', () => {
  const load = new CpuLoad();
  const percents = Array.from({ length: 10 }, () => load.percent());
  assert.ok(percents.some(Number.isNaN));
});
