import { cpus } from 'node:os';

/** How busy all processors are, as the share of their time since the last look. */
export class CpuLoad {
  readonly #clocks: () => ProcessorTimes[];
  #last: { busy: number; total: number };

  /** `clocks` are those of the processors, in milliseconds since the machine was started. */
  constructor(clocks: () => ProcessorTimes[] = () => cpus().map(({ times }) => times)) {
    this.#clocks = clocks;
    this.#last = sum(clocks());
  }

  /**
   * Percent, 0 to 100 over all processors, since the last call or the construction. NaN where no time has passed,
   * and where the system does not tell.
   */
  percent(): number {
    const now = sum(this.#clocks());
    const total = now.total - this.#last.total;
    const busy = now.busy - this.#last.busy;
    if (!(total > 0)) return NaN;
    this.#last = now;
    return Math.min(100, Math.max(0, (100 * busy) / total));
  }
}

export interface ProcessorTimes {
  user: number;
  nice: number;
  sys: number;
  idle: number;
  irq: number;
}

function sum(clocks: ProcessorTimes[]): { busy: number; total: number } {
  let busy = 0;
  let idle = 0;
  for (const clock of clocks) {
    busy += clock.user + clock.nice + clock.sys + clock.irq;
    idle += clock.idle;
  }
  return { busy, total: busy + idle };
}
