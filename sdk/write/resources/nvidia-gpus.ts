import { execFile } from 'node:child_process';

/** One GPU in a resource sample. What the GPU does not tell (`[N/A]`) is absent. */
export interface GpuSample {
  gpu_id: number;
  utilization_percent?: number;
  memory_percent?: number;
  memory_used_mb?: number;
}

/** Longer than this a driver that works does not take. */
const timeoutMs = 5000;
/** So many failures in a row are told. */
const patience = 3;
/** The longest it is left alone, in samples. */
const longestPause = 64;

/** A sample waits so long for it: what comes later is in the next one. */
const longestWaitMs = 2000;

const query = ['--query-gpu=index,utilization.gpu,memory.used,memory.total', '--format=csv,noheader,nounits'];

/**
 * Asks `nvidia-smi`, which comes with the driver, for every NVIDIA GPU. It is asked here and not through the library
 * that reads the memory: that one needs `lspci`, which containers do not have, starts five programs a sample, and
 * waits without end, and blocking, for a driver that hangs.
 */
export class NvidiaGpus {
  #isMissing = false;
  #isRunning = false;
  /** The question that is open. Never rejects. */
  #asking: Promise<void> | null = null;
  /** What came after the last sample was given. */
  #answer: GpuSample[] = [];
  #failures = 0;
  /** Samples to pass by before it is asked again. */
  #pause = 0;
  readonly #warn: (message: string) => void;
  readonly #onChild: (pid: number) => void;

  /** @param onChild told the pid of each `nvidia-smi` that is started, and 0 when it is gone. */
  constructor(warn: (message: string) => void, onChild: (pid: number) => void = () => {}) {
    this.#warn = warn;
    this.#onChild = onChild;
  }

  /**
   * The GPUs as they are now; none where there is no `nvidia-smi`, which is found out once, or where it does not
   * answer, after which it is left alone for longer and longer. One that takes long is not waited for: its answer is
   * in the sample after. Never rejects.
   */
  async sample(): Promise<GpuSample[]> {
    if (this.#asking === null) {
      if (this.#isMissing || this.#pause-- > 0) return this.#takeAnswer();
      this.#asking = this.#hear();
      await soonerOf(this.#asking, longestWaitMs);
    }
    return this.#takeAnswer();
  }

  #takeAnswer(): GpuSample[] {
    const answer = this.#answer;
    this.#answer = [];
    return answer;
  }

  async #hear(): Promise<void> {
    try {
      this.#answer = parseGpus(await this.#ask());
      this.#failures = 0;
      this.#pause = 0;
    } catch (error) {
      this.#isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      this.#failures++;
      this.#pause = Math.min(2 ** this.#failures - 1, longestPause);
      if (this.#failures === patience) this.#warn(`nvidia-smi fails, GPUs are not tracked for now: ${String(error)}`);
    } finally {
      this.#asking = null;
    }
  }

  #ask(): Promise<string> {
    return new Promise((resolve, reject) => {
      // One that hangs in the driver cannot even be killed: it must not be joined by another.
      if (this.#isRunning) throw new Error('it has not answered for long');
      this.#isRunning = true;
      const tooLate = setTimeout(() => reject(new Error('it does not answer')), 2 * timeoutMs);
      const options = { timeout: timeoutMs, killSignal: 'SIGKILL', windowsHide: true } as const;
      const { pid = 0 } = execFile('nvidia-smi', query, options, (error: Error | null, stdout) => {
        this.#isRunning = false;
        this.#onChild(0);
        clearTimeout(tooLate);
        if (error) reject(error);
        else resolve(stdout);
      });
      this.#onChild(pid);
    });
  }
}

function soonerOf(promise: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Reads what `nvidia-smi` prints: `0, 87, 16384, 40960` for each GPU, memory in MiB. */
export function parseGpus(csv: string): GpuSample[] {
  const gpus: GpuSample[] = [];
  for (const line of csv.split('\n')) {
    const cells = line.split(',').map((cell) => cell.trim());
    const [index, utilization, used, total] = cells.map((cell) => (cell === '' ? NaN : Number(cell)));
    if (index === undefined || !Number.isInteger(index)) continue;
    const gpu: GpuSample = { gpu_id: index };
    if (isKnown(utilization)) gpu.utilization_percent = utilization;
    if (isKnown(used) && isKnown(total) && total > 0) gpu.memory_percent = Math.round((1000 * used) / total) / 10;
    if (isKnown(used)) gpu.memory_used_mb = used;
    gpus.push(gpu);
  }
  return gpus;
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
