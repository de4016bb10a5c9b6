import type { Measured, Verdict } from './verdict.js';

/** Words stand to the left, figures to the right. */
const columns = [
  { title: 'NAME', isText: true },
  { title: 'BASELINE', isText: true },
  { title: 'OURS MS', isText: false },
  { title: 'BASELINE MS', isText: false },
  { title: 'RATIO', isText: false },
  { title: 'GATE', isText: false },
  { title: 'STRETCH', isText: false },
  { title: 'VERDICT', isText: true },
];
const noFigures = ['-', '-', '-', '-', '-'];

/**
 * The table for a person. A row of several parts has a line for each under it, one that could not be measured has the
 * reason there. The last line counts.
 */
export function tableOf(verdicts: readonly Verdict[]): string {
  const cells: string[][] = [columns.map(({ title }) => title)];
  const reasons = new Map<string[], string>();
  for (const { row, passed, worst, parts, error } of verdicts) {
    const isStretched = parts.length > 0 && parts.every(({ part, stretched }) => part.stretch !== null && stretched);
    const line = [row.name, row.baseline, ...(worst ? figures(worst) : noFigures), word(passed, isStretched)];
    cells.push(line);
    if (error !== null) reasons.set(line, error);
    const names = namesOf(parts);
    parts.forEach((part, index) => {
      const isPartStretched = part.part.stretch !== null && part.stretched;
      if (parts.length > 1) cells.push([`  ${names[index]}`, '', ...figures(part), word(part.passed, isPartStretched)]);
    });
  }
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) => {
    const padded = line.map((cell, column) => {
      const width = widths[column] ?? 0;
      return columns[column]?.isText ? cell.padEnd(width) : cell.padStart(width);
    });
    const reason = reasons.get(line);
    return padded.join('  ').trimEnd() + (reason === undefined ? '' : `\n  ${reason}`);
  });
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  return `${lines.join('\n')}\n\n${passed} passed, ${verdicts.length - passed} failed`;
}

/** What tells the parts of a row from one another: their data, or else what is measured. */
function namesOf(parts: readonly Measured[]): string[] {
  const isSameData = new Set(parts.map(({ part }) => part.data)).size === 1;
  return parts.map(({ part }) => (isSameData ? { ms: 'time', peakMb: 'peak memory' }[part.figure] : part.data));
}

function figures({ part, unit, ours, baseline, ratio }: Measured): string[] {
  const bound = part.ratio === 'times' ? '≥' : '≤';
  const suffix = unit === 'ms' ? '' : ` ${unit}`;
  return [
    `${rounded(ours)}${suffix}`,
    `${rounded(baseline)}${suffix}`,
    `${rounded(ratio)}×`,
    `${bound} ${part.gate}×`,
    part.stretch === null ? '-' : `${bound} ${part.stretch}×`,
  ];
}

/** Three digits are all that can be meant. */
const rounded = (value: number): string => String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

const word = (passed: boolean, stretched: boolean): string =>
  !passed ? 'FAILED' : stretched ? 'passed, stretch' : 'passed';

/** The same for a program; `oursMs` and `baselineMs` are in `unit`, and null where a row could not be measured. */
export function jsonOf(verdicts: readonly Verdict[]): string {
  const records = verdicts.map(({ row, worst, passed, error }) => {
    const marks = worst?.part ?? row.parts[0];
    return {
      name: row.name,
      baseline: row.baseline,
      oursMs: worst?.ours ?? null,
      baselineMs: worst?.baseline ?? null,
      ratio: worst?.ratio ?? null,
      gate: marks?.gate ?? null,
      stretch: marks?.stretch ?? null,
      pass: passed,
      unit: worst?.unit ?? 'ms',
      ...(error === null ? {} : { error }),
    };
  });
  return `[\n${records.map((record) => `  ${JSON.stringify(record)}`).join(',\n')}\n]`;
}
