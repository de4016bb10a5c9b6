/** A logged point, as a file says it; null is a value that is not finite. */
export interface LoggedPoint {
  step: number;
  time: number;
  value: number;
}

const startTime = 1_795_000_000;
const steps = 60;

/** Three experiments in two groups, with metrics in sections; `train/loss` of the last has a NaN and both infinities. */
export function metricsLogbook(): { files: Record<string, string>; lossOf: (name: string) => LoggedPoint[] } {
  const names = ['seed-0', 'seed-1', 'large'];
  const files: Record<string, string> = {};
  const losses = new Map<string, LoggedPoint[]>();
  names.forEach((name, i) => {
    const group = name === 'large' ? 'large' : 'baseline';
    const id = `experiment_2026010${i + 1}_000000_0000000${i}`;
    const head = { type: 'metadata', experiment_id: id, name, group, start_time: startTime + i, status: 'completed' };
    const points = Array.from({ length: steps }, (_, step) => ({
      step,
      time: startTime + i + 2 * step,
      value:
        name === 'large' && step > 2 && step < 6 ? [NaN, Infinity, -Infinity][step - 3]! : (3 + i) / (1 + step) + 0.1,
    }));
    losses.set(name, points);
    const lines = points.map(({ step, time, value }) => {
      const others = `"train/acc":${step / 100},"val/loss":${5 / (1 + step)},"lr":${1e-3 / (1 + step)},"tokens":${step * 100}`;
      return `{"type":"log","timestamp":${time},"data":{"step":${step},"train/loss":${value},${others}}}`;
    });
    files[`experiments/${id}.jsonl`] = `${[JSON.stringify(head), ...lines].join('\n')}\n`;
  });
  return { files, lossOf: (name) => losses.get(name)! };
}
