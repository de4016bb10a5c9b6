import type { Rows } from './rows.js';
import type { PointColumns } from './logbook.js';

const pageLength = 65_536;

/** Every point of a metric in file order, a page at a time; what is appended meanwhile is not among them. */
export function* pointsOf(rows: Rows, metric: string): Generator<PointColumns> {
  const column = rows.metrics.get(metric);
  const count = column?.length ?? 0;
  for (let start = 0; column && start < count; start += pageLength) {
    const length = Math.min(pageLength, count - start);
    const page = { step: new Float64Array(length), time: new Float64Array(length), value: new Float64Array(length) };
    for (let index = 0; index < length; index++) {
      const row = column.rowAt(start + index);
      page.step[index] = rows.steps.at(row);
      page.time[index] = rows.times.at(row);
      page.value[index] = column.values.at(start + index);
    }
    yield page;
  }
}
