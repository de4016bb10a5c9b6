import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localIso, nowSeconds } from './clock.js';

test('tells the wall clock in seconds, with more digits than milliseconds have', () => {
  const before = Date.now() / 1000;
  const times = Array.from({ length: 100 }, nowSeconds);
  const after = Date.now() / 1000;
  // The two clocks of a machine may be apart by what the clock tolerates.
  assert.ok(times.every((time) => time >= before - 0.11 && time <= after + 0.11));
  assert.ok(times.some((time) => Math.abs(time * 1000 - Math.round(time * 1000)) > 0.001));
});

test('never goes back while the wall clock does not', () => {
  const times = Array.from({ length: 10_000 }, nowSeconds);
  assert.deepEqual(
    times,
    times.toSorted((one, other) => one - other),
  );
});

test('prints local time as the Python writer did', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'UTC';
    assert.equal(localIso(1795415701.1785011), '2026-11-23T06:35:01.178501');
    assert.equal(localIso(1795415916.4008121), '2026-11-23T06:38:36.400812');
    assert.equal(localIso(1795415916.404438), '2026-11-23T06:38:36.404438');
    assert.equal(localIso(1795415916), '2026-11-23T06:38:36');
    assert.equal(localIso(1795415916.9999998), '2026-11-23T06:38:37');
    process.env.TZ = 'Asia/Kathmandu';
    assert.equal(localIso(1795415701.1785011), '2026-11-23T12:20:01.178501');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
