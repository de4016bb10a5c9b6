import { cpus } from 'node:os';

/** How busy all processors are, as the share of their time since the last look. */
export class CpuLoad {
  #last = times();

  /**
   * Percent, 0 to 100 over all processors, since the last call or the construction. NaN where no time has passed,
   * and where the system does not tell.
   */
  percent(): number {
    const now = times();
    const total = now.total - this.#last.total;
    const busy = now.busy - this.#last.busy;
    if (!(total > 0)) return NaN;
    this.#last = now;
    return Math.min(100, Math.max(0, (100 * busy) / total));
  }
}

function times(): { busy: number; total: number } {
  let busy = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, total: busy + idle };
}
