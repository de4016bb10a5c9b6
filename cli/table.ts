const number = /^-?[\d.]+(e[+-]\d+)?$/;

/** Lines of columns, each as wide as its widest cell; the first row is the head. Numbers stand at the right. */
export function table(rows: string[][]): string {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
  const widths = columns.map((cells) => Math.max(...cells.map(length)));
  const numeric = columns.map(
    ([, ...cells]) => cells.some(isNumber) && cells.every((cell) => cell === '-' || isNumber(cell)),
  );
  const pad = (cell: string, column: number): string => {
    const space = ' '.repeat((widths[column] ?? 0) - length(cell));
    return numeric[column] ? space + cell : cell + space;
  };
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

const isNumber = (cell: string): boolean => number.test(cell);

/** In characters, not in UTF-16 units. */
const length = (text: string): number => [...text].length;
