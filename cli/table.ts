/** Lines of columns, each as wide as its widest cell; the first row is the head. Numbers stand at the right. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const numeric = widths.map((_, column) =>
    rows.slice(1).every((row) => /^(-|-?[\d.]+(e[+-]\d+)?)$/.test(row[column] ?? '')),
  );
  const pad = (cell: string, column: number): string => {
    const space = ' '.repeat((widths[column] ?? 0) - [...cell].length);
    return numeric[column] ? space + cell : cell + space;
  };
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}
