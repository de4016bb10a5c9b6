import type { Random, Rows } from './rows.js';

export interface Run {
  id: string;
  /** Unix seconds. */
  startTime: number;
  until: { rows: number } | { sizeBytes: number };
}

/** All lines of an experiment, each with its `\n`: metadata, its rows as the Python package writes them, its end. */
export function* experimentLines(rows: Rows, { id, startTime, until }: Run, random: Random): Generator<string> {
  let sizeBytes = 0;
  let count = 0;
  let time = startTime;
  let hasImages = false;
  const line = (text: string): string => {
    sizeBytes += text.length + 1;
    return `${text}\n`;
  };
  const startIso = new Date(startTime * 1000).toISOString().replace('Z', startTime.toFixed(6).slice(-3));
  yield line(
    `{"type": "metadata", "experiment_id": "${id}", "name": null, "start_time": ${startTime}, ` +
      `"start_time_iso": "${startIso}", "track_resources": false, "has_images": false, "has_text": false, ` +
      `"status": "running", "process_pid": 14941}`,
  );
  for (const data of rows(random)) {
    if (!hasImages && data.includes('"_images"')) {
      hasImages = true;
      yield line('{"type": "metadata", "has_images": true}');
    }
    // As many digits as a clock of microseconds has.
    time += Math.ceil(random() * 500_000) / 1e6;
    yield line(`{"type": "log", "timestamp": ${time}, "data": ${data}}`);
    count += 1;
    if ('rows' in until ? count >= until.rows : sizeBytes >= until.sizeBytes) break;
  }
  yield line(
    `{"type": "metadata", "end_time": ${time}, "total_steps": ${count}, "status": "completed", "process_pid": 14941}`,
  );
}
