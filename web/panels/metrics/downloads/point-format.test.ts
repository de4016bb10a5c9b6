import { expect } from '@open-wc/testing';
import type { PointColumns } from '../../../../sdk/read/logbook.js';
import { csv, json, type PointFormat, type Source } from './point-format.js';

const columns = (rows: readonly (readonly [step: number, time: number, value: number])[]): PointColumns => ({
  step: Float64Array.from(rows, ([step]) => step),
  time: Float64Array.from(rows, ([, time]) => time),
  value: Float64Array.from(rows, ([, , value]) => value),
});
const points = columns([
  [0, 1.5, 0.1],
  [1, NaN, NaN],
  [2.5, 3, Infinity],
  [3, 4, -Infinity],
  [4, 5, -0],
]);
const source: Source = { id: 'e1', label: 'a "quoted", name' };

const whole = (format: PointFormat, parts: readonly PointColumns[]): string =>
  format.head + parts.map((part, i) => format.rows(source, part, i === 0)).join('') + format.foot;

describe('points in a file', () => {
  it('are rows of CSV, with everything that was logged', () => {
    expect(whole(csv, [points])).to.equal(
      [
        'experiment,name,step,time,value',
        'e1,"a ""quoted"", name",0,1.5,0.1',
        'e1,"a ""quoted"", name",1,,NaN',
        'e1,"a ""quoted"", name",2.5,3,Infinity',
        'e1,"a ""quoted"", name",3,4,-Infinity',
        'e1,"a ""quoted"", name",4,5,-0',
        '',
      ].join('\r\n'),
    );
  });

  it('are objects of JSON, where what is not finite is a string', () => {
    const rows = JSON.parse(whole(json, [points])) as Record<string, unknown>[];
    expect(rows.map(({ step, time, value }) => [step, time, value])).to.deep.equal([
      [0, 1.5, 0.1],
      [1, null, 'NaN'],
      [2.5, 3, 'Infinity'],
      [3, 4, '-Infinity'],
      [4, 5, -0],
    ]);
    expect(rows[0]).to.include({ experiment: 'e1', name: source.label });
  });

  it('are the same however many parts they come in', () => {
    const [first, second] = [columns([[0, 1, 2]]), columns([[1, 2, 3]])];
    const both = columns([
      [0, 1, 2],
      [1, 2, 3],
    ]);
    for (const format of [csv, json]) expect(whole(format, [first, second])).to.equal(whole(format, [both]));
  });

  it('may be none', () => {
    expect(JSON.parse(whole(json, []))).to.deep.equal([]);
    expect(whole(csv, []).trim()).to.equal('experiment,name,step,time,value');
  });
});
