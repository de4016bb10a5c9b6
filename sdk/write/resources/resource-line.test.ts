import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLine } from '../../format/line.js';
import { readResourceMetrics } from '../../format/resources.js';
import { resourceLine } from './resource-line.js';

const machine = { timestamp: 1795415723.3650284, cpu_percent: 53, memory_percent: 3.1, memory_used_mb: 444.8984375 };

test('is an object of the names that the format has, and no gpu where there is none', () => {
  assert.equal(Object.keys(JSON.parse(resourceLine(machine)) as object).join(), Object.keys(machine).join());
  assert.deepEqual(JSON.parse(resourceLine(machine)), machine);
});

test('is read back as the metrics of the machine and of every GPU', () => {
  const gpu = [
    { gpu_id: 0, utilization_percent: 80, memory_percent: 40, memory_used_mb: 16384 },
    { gpu_id: 1, memory_used_mb: 512 },
  ];
  const [line] = readLine(resourceLine({ ...machine, cpu_percent: NaN, gpu }), { glued: false }).objects;
  const metrics: { [name: string]: number } = {};
  readResourceMetrics(line!, (name, value) => (metrics[name] = value));
  assert.deepEqual(metrics, {
    cpu_percent: NaN,
    memory_percent: 3.1,
    memory_used_mb: 444.8984375,
    'gpu/0/utilization_percent': 80,
    'gpu/0/memory_percent': 40,
    'gpu/0/memory_used_mb': 16384,
    'gpu/1/memory_used_mb': 512,
    gpu_utilization_percent: 80,
    gpu_memory_percent: 40,
    gpu_memory_used_mb: 8448,
  });
});
