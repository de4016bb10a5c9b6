import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';

/** What the worker is told when it starts. */
export interface ResourceTask {
  path: string;
  intervalMs: number;
  /** Takes texts for the person. */
  warnings: MessagePort;
}

const shortestIntervalMs = 100;
/** Beyond this a timer fires at once. */
const longestIntervalMs = 2 ** 31 - 1;

/**
 * Appends a sample of processors, memory and GPUs to a file, now and every `intervalMs`, from a thread of its own:
 * also while the script computes for minutes without a pause. The thread never keeps the process alive.
 */
export class ResourceTracker {
  #worker: Worker | null = null;
  #warnings: MessagePort | null = null;
  readonly #warn: (message: string) => void;

  /**
   * Starts sampling. Never throws.
   * @param path the file, made with its folder where it is missing.
   * @param intervalMs 100 at least; what is no number is 10 s.
   * @param warn told what goes wrong, once for each kind of fault, when the script comes to a pause, or in `stop()`.
   */
  constructor(path: string, intervalMs: number, warn: (message: string) => void) {
    this.#warn = warn;
    try {
      this.#start(path, samplingInterval(intervalMs));
    } catch (error) {
      warn(`resources are not tracked: ${String(error)}`);
    }
  }

  /** Ends the thread and returns at once. What the thread had to say is told before. */
  stop(): void {
    const warnings = this.#warnings;
    if (warnings) {
      for (let next = receiveMessageOnPort(warnings); next; next = receiveMessageOnPort(warnings)) {
        this.#warn(String(next.message));
      }
      warnings.close();
    }
    void this.#worker?.terminate();
    this.#warnings = null;
    this.#worker = null;
  }

  #start(path: string, intervalMs: number): void {
    const isSource = import.meta.url.endsWith('.ts');
    const entry = isSource
      ? new URL('./resource-worker-from-source.mjs', import.meta.url)
      : new URL('./resource-worker.js', import.meta.url);
    const { port1, port2 } = new MessageChannel();
    const task: ResourceTask = { path, intervalMs, warnings: port2 };
    // What the script's own command line preloads is meant for the script.
    const worker = new Worker(entry, {
      name: 'microtrax resources',
      workerData: task,
      transferList: [port2],
      execArgv: [],
    });
    worker.on('error', (error) => this.#warn(`resources are no longer tracked: ${String(error)}`));
    port1.on('message', (message: unknown) => this.#warn(String(message)));
    port1.unref();
    worker.unref();
    this.#worker = worker;
    this.#warnings = port1;
  }
}

/** The interval that is kept where this one is asked for: one that no timer takes for none at all. */
export function samplingInterval(intervalMs: number): number {
  if (typeof intervalMs !== 'number' || Number.isNaN(intervalMs)) return 10_000;
  return Math.min(longestIntervalMs, Math.max(shortestIntervalMs, intervalMs));
}
