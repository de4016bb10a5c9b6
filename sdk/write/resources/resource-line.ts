import { writeJson } from '../../format/json.js';
import type { GpuSample } from './nvidia-gpus.js';

/** What a machine is doing at one moment, under the names of the format. */
export interface ResourceSample {
  /** Unix seconds. */
  timestamp: number;
  cpu_percent: number;
  memory_percent: number;
  memory_used_mb: number;
  /** Absent where there is no GPU. */
  gpu?: GpuSample[];
}

/** A line of the resources file, without its end. */
export function resourceLine({ gpu, ...machine }: ResourceSample): string {
  return writeJson({ ...machine, ...(gpu && { gpu: gpu.map((each) => ({ ...each })) }) }, { nonFinite: 'bare' });
}
