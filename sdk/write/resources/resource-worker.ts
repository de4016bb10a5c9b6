/** The thread that samples the machine for one experiment. ResourceTracker starts it and ends it. */
import { setTimeout } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { resourceLine } from './resource-line.js';
import { ResourceFile } from './resource-file.js';
import type { ResourceTask } from './resource-tracker.js';
import { sampleLoop } from './sample-loop.js';
import { Sampler } from './sampler.js';

const { path, intervalMs, warnings, child } = workerData as ResourceTask;
const warn = (message: string): void => warnings.postMessage(message);
const file = new ResourceFile(path);
const sampler = new Sampler(warn, (pid) => Atomics.store(child, 0, pid));

await sampleLoop({
  sample: async () => file.append(resourceLine(await sampler.take())),
  wait: (ms) => setTimeout(ms),
  warn,
  intervalMs,
});
