import type { LineObject } from './line.js';
import { readMetrics } from './metrics.js';

/** Names under which the values of all GPUs of a sample are averaged, by the GPU's own key. */
const averaged: ReadonlyMap<string, string> = new Map([
  ['utilization_percent', 'gpu_utilization_percent'],
  ['memory_percent', 'gpu_memory_percent'],
  ['memory_used_mb', 'gpu_memory_used_mb'],
]);

/** Where the metrics of single GPUs stand: `gpu/<gpu_id>/<key>`. */
export const gpuPrefix = 'gpu/';

/**
 * Calls `put` for every metric of a resource sample: its numbers, those of each GPU as `gpu/<gpu_id>/<key>`, and
 * the averages over all GPUs under the names that Python's dashboard knows them by.
 */
export function readResourceMetrics(line: LineObject, put: (name: string, value: number) => void): void {
  const { timestamp: _timestamp, type: _type, gpu, ...row } = line.value;
  const exactRow = (): ReturnType<LineObject['exact']> => {
    const exact = new Map(line.exact());
    for (const key of ['timestamp', 'type', 'gpu']) exact.delete(key);
    return exact;
  };
  readMetrics(row, exactRow, put);
  if (!Array.isArray(gpu)) return;

  const sums = new Map<string, { sum: number; count: number }>();
  gpu.forEach((device, index) => {
    if (typeof device !== 'object' || device === null || Array.isArray(device)) return;
    const { gpu_id: id, ...values } = device;
    const name = typeof id === 'number' || typeof id === 'string' ? id : index;
    for (const [key, value] of Object.entries(values)) {
      if (typeof value !== 'number') continue;
      put(`${gpuPrefix}${name}/${key}`, value);
      const average = averaged.get(key);
      if (average === undefined) continue;
      const total = sums.get(average) ?? { sum: 0, count: 0 };
      sums.set(average, { sum: total.sum + value, count: total.count + 1 });
    }
  });
  for (const [name, { sum, count }] of sums) put(name, sum / count);
}
