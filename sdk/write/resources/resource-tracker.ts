import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { onProcessEnd } from '../process-ends.js';

/** What the worker is told when it starts. */
export interface ResourceTask {
  path: string;
  intervalMs: number;
  /** Takes texts for the person. */
  warnings: MessagePort;
  /** The pid of the program that the thread waits for, shared with it; 0 where there is none. */
  child: Int32Array;
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
  #unwatch: () => void = () => {};
  readonly #child = new Int32Array(new SharedArrayBuffer(4));
  readonly #warn: (message: string) => void;

  /**
   * Starts sampling. Never throws.
   * @param path the file, made with its folder where it is missing; the logbook that it is in must be there.
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
    this.#unwatch();
    this.#killChild();
    void this.#worker?.terminate();
    this.#warnings = null;
    this.#worker = null;
  }

  /** The thread's own limit for it ends with the thread: a driver that hangs would leave it behind for good. */
  #killChild(): void {
    const pid = Atomics.exchange(this.#child, 0, 0);
    if (pid === 0) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }

  #start(path: string, intervalMs: number): void {
    const isSource = import.meta.url.endsWith('.ts');
    const entry = isSource
      ? new URL('./resource-worker-from-source.mjs', import.meta.url)
      : new URL('./resource-worker.js', import.meta.url);
    const { port1, port2 } = new MessageChannel();
    const task: ResourceTask = { path, intervalMs, warnings: port2, child: this.#child };
    // What the script's own command line and environment preload is meant for the script.
    const env = { ...process.env };
    delete env.NODE_OPTIONS;
    const worker = new Worker(entry, {
      name: 'microtrax resources',
      workerData: task,
      transferList: [port2],
      execArgv: [],
      env,
    });
    worker.on('error', (error) => this.#warn(`resources are no longer tracked: ${String(error)}`));
    // It may have started a program while it was ended.
    worker.on('exit', () => this.#killChild());
    this.#unwatch = onProcessEnd(() => this.#killChild());
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
