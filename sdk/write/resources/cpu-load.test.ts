import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CpuLoad, type ProcessorTimes } from './cpu-load.js';

test('tells the share of the time since the last look, not since the machine was started', () => {
  const clock: ProcessorTimes = { user: 5_000, nice: 0, sys: 0, idle: 95_000, irq: 0 };
  const load = new CpuLoad(() => [clock]);
  clock.user += 30;
  clock.idle += 10;
  assert.equal(load.percent(), 75);
  clock.idle += 40;
  assert.equal(load.percent(), 0);
});

test('counts every processor, and every kind of work', () => {
  const working: ProcessorTimes = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };
  const waiting: ProcessorTimes = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };
  const load = new CpuLoad(() => [working, waiting]);
  Object.assign(working, { user: 40, nice: 30, sys: 20, irq: 10 });
  waiting.idle = 100;
  assert.equal(load.percent(), 50);
});

test('knows nothing where no time has passed', () => {
  const load = new CpuLoad(() => [{ user: 7, nice: 0, sys: 0, idle: 3, irq: 0 }]);
  assert.equal(load.percent(), NaN);
});

test('knows nothing where the system does not tell', () => {
  assert.equal(new CpuLoad(() => []).percent(), NaN);
});

test('reads the clocks of this machine', () => {
  const load = new CpuLoad();
  let percent = NaN;
  // They advance in steps of about 10 ms.
  while (Number.isNaN(percent)) percent = load.percent();
  assert.ok(percent >= 0 && percent <= 100);
});
