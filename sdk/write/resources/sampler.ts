import { nowSeconds } from '../clock.js';
import { CpuLoad } from './cpu-load.js';
import { NvidiaGpus } from './nvidia-gpus.js';
import type { ResourceSample } from './resource-line.js';

const bytesPerMb = 1024 * 1024;

/** Looks at the machine: processors, memory, GPUs. */
export class Sampler {
  readonly #cpu = new CpuLoad();
  readonly #gpus: NvidiaGpus;

  /** @param onChild told the pid of each program that is started, and 0 when it is gone. */
  constructor(warn: (message: string) => void, onChild: (pid: number) => void) {
    this.#gpus = new NvidiaGpus(warn, onChild);
  }

  /**
   * One sample. Its processor load is that of the time since the sample before, or since the construction. Used
   * memory is all that no program could get without swapping: total less available, as psutil has it.
   * @throws what the library that reads the memory says.
   */
  async take(): Promise<ResourceSample> {
    const { mem } = await import('systeminformation');
    const [{ total, available }, gpu] = await Promise.all([mem(), this.#gpus.sample()]);
    const used = total - available;
    return {
      timestamp: nowSeconds(),
      cpu_percent: oneDecimal(this.#cpu.percent()),
      memory_percent: oneDecimal((100 * used) / total),
      memory_used_mb: used / bytesPerMb,
      ...(gpu.length > 0 && { gpu }),
    };
  }
}

function oneDecimal(value: number): number {
  return Math.round(10 * value) / 10;
}
