import type { PointColumns } from '../../../../sdk/read/logbook.js';

/** Whose points are written. */
export interface Source {
  id: string;
  label: string;
}

/** How points become a file: a head, the rows of one part of an experiment after another, a foot. */
export interface PointFormat {
  extension: string;
  mediaType: string;
  head: string;
  /** @param isFirst whether these are the first rows of the file */
  rows(source: Source, columns: PointColumns, isFirst: boolean): string;
  foot: string;
}

/** As RFC 4180 says, with a row for each point; a value that is not finite is `NaN`, `Infinity` or `-Infinity`. */
export const csv: PointFormat = {
  extension: 'csv',
  mediaType: 'text/csv;charset=utf-8',
  head: 'experiment,name,step,time,value\r\n',
  rows({ id, label }, columns) {
    const start = `${quoted(id)},${quoted(label)}`;
    return rowsOf(columns, (step, time, value) => `${start},${exact(step)},${timeText(time)},${exact(value)}\r\n`, '');
  },
  foot: '',
};

/** An array with an object for each point; a value that is not finite is a string, a time that is not known null. */
export const json: PointFormat = {
  extension: 'json',
  mediaType: 'application/json',
  head: '[',
  rows({ id, label }, columns, isFirst) {
    const start = `{"experiment":${JSON.stringify(id)},"name":${JSON.stringify(label)}`;
    const row = (step: number, time: number, value: number): string =>
      `\n${start},"step":${exact(step)},"time":${timeText(time) || 'null'},"value":${jsonValue(value)}}`;
    const rows = rowsOf(columns, row, ',');
    return isFirst || rows === '' ? rows : `,${rows}`;
  },
  foot: '\n]\n',
};

function rowsOf(
  { step, time, value }: PointColumns,
  row: (step: number, time: number, value: number) => string,
  separator: string,
): string {
  return Array.from(value, (each, i) => row(step[i]!, time[i]!, each)).join(separator);
}

/** The shortest text that is read as the same number, the sign of zero too. */
const exact = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

const jsonValue = (value: number): string => (Number.isFinite(value) ? exact(value) : `"${value}"`);

/** Unix seconds; empty where the line has none. */
const timeText = (time: number): string => (Number.isFinite(time) ? exact(time) : '');

/** Texts are quoted where they have to be. */
const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
