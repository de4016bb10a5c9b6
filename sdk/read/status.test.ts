import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logPath, Reading, resourcesPath, textPath } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';
import { isBeingWritten, isSilent, silentSeconds } from './status.js';

const minuteMs = 60_000;
const nowMs = 1_795_415_701_000;
const changed = (
  minutesAgo: number,
  status: string | null = 'running',
): { status: string | null; modifiedMs: number } => ({
  status,
  modifiedMs: nowMs - minutesAgo * minuteMs,
});

test('a running experiment is silent after 5 minutes without a change', () => {
  assert.equal(isSilent(changed(4.9), nowMs), false);
  assert.equal(isSilent(changed(5.1), nowMs), true);
  assert.equal(isSilent(changed(3 * 60), nowMs), true);
});

test('tells for how long it has been silent', () => {
  assert.equal(silentSeconds(changed(3 * 60), nowMs), 3 * 3600);
});

test('an experiment is being written while it runs and changed in the last minute', () => {
  assert.equal(isBeingWritten(changed(0.9), nowMs), true);
  assert.equal(isBeingWritten(changed(1.1), nowMs), false);
});

test('one that is not running is neither silent nor being written', () => {
  for (const status of ['completed', 'interrupted', 'recovered', null]) {
    assert.deepEqual([isSilent(changed(60, status), nowMs), silentSeconds(changed(60, status), nowMs)], [false, null]);
    assert.equal(isBeingWritten(changed(0, status), nowMs), false);
  }
});

test('a clock that is ahead makes nothing silent', () => {
  assert.equal(silentSeconds(changed(-10), nowMs), 0);
  assert.equal(isBeingWritten(changed(-10), nowMs), true);
});

test('is neither where it is not known when it changed', () => {
  const unknown = { status: 'running', modifiedMs: null };
  assert.deepEqual(
    [silentSeconds(unknown, nowMs), isSilent(unknown, nowMs), isBeingWritten(unknown, nowMs)],
    [null, false, false],
  );
});

test('the latest change of any of its files counts; the status itself stays its own word', async () => {
  const files = new MemoryFiles('crafted');
  files.write(logPath, '{"type": "metadata", "status": "running"}\n', nowMs - 60 * minuteMs);
  files.write(textPath, '', nowMs - 50 * minuteMs);
  files.write(resourcesPath, '{"timestamp": 1, "cpu_percent": 5}\n', nowMs - 40 * minuteMs);
  files.write(`annotations/${id}.json`, '{"name": "x"}', nowMs);
  const reading = new Reading(files);
  const silent = await reading.experiment();
  assert.deepEqual([silent.status, isSilent(silent, nowMs), silentSeconds(silent, nowMs)], ['running', true, 40 * 60]);
  files.append(resourcesPath, '{"timestamp": 2, "cpu_percent": 5}\n', nowMs - 1000);
  const alive = await reading.experiment();
  assert.deepEqual([alive.status, isSilent(alive, nowMs), isBeingWritten(alive, nowMs)], ['running', false, true]);
});
