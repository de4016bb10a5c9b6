import { expect } from '@open-wc/testing';
import { xAxis } from './axis.js';
import { clockTicks } from './clock-ticks.js';
import { formatClock, formatClockTicks } from './format-clock.js';

const at = (...parts: [number, number, number, number?, number?, number?]): number =>
  new Date(...parts).getTime() / 1000;

const labels = (from: number, to: number): string[] => formatClockTicks(clockTicks({ min: from, max: to }, 6)!);

describe('the ticks of a clock axis', () => {
  it('stand at round local times and name the days, at every zoom', () => {
    const noon = at(2026, 10, 24, 12);
    expect(labels(noon, noon + 4)).to.deep.equal(['24 Nov 12:00:00', '12:00:01', '12:00:02', '12:00:03', '12:00:04']);
    expect(labels(noon + 0.001, noon + 0.101)).to.deep.equal([
      '24 Nov 12:00:00.02',
      '12:00:00.04',
      '12:00:00.06',
      '12:00:00.08',
      '12:00:00.1',
    ]);
    expect(labels(noon, noon + 600)).to.deep.equal(['24 Nov 12:00', '12:02', '12:04', '12:06', '12:08', '12:10']);
    expect(labels(at(2026, 10, 24, 21), at(2026, 10, 25, 4))).to.deep.equal(['22:00', 'Wed 25 Nov', '02:00', '04:00']);
    expect(labels(at(2026, 10, 24, 6), at(2026, 10, 29))).to.deep.equal([
      '25 Nov',
      '26 Nov',
      '27 Nov',
      '28 Nov',
      '29 Nov',
    ]);
    expect(labels(at(2026, 9, 3), at(2027, 2, 8))).to.deep.equal(['Nov 2026', 'Dec', 'Jan 2027', 'Feb', 'Mar']);
    expect(labels(at(2019, 3, 1), at(2026, 1, 1))).to.deep.equal(['2020', '2022', '2024', '2026']);
  });

  it('are in order, in the range and few, wherever it is', () => {
    let seed = 3;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 1000; i++) {
      const min = at(1975, 0, 1) + random() * 2e9;
      const max = min + 10 ** (random() * 10 - 1);
      const { ticks } = xAxis({ min, max }, 'clock', 6);
      expect(ticks.length, `${min} to ${max}`).to.be.within(1, 6);
      ticks.forEach(({ value }, k) => {
        expect(value).to.be.within(k === 0 ? min : ticks[k - 1]!.value, max);
      });
    }
  });

  it('stand on Mondays where they are weeks apart, whatever part of them is seen', () => {
    for (const from of [1, 3, 6]) {
      const { values } = clockTicks({ min: at(2026, 10, from), max: at(2026, 11, 5) }, 6)!;
      expect(values.map((seconds) => new Date(seconds * 1000).getDay())).to.deep.equal(values.map(() => 1));
    }
  });

  it('are numbers where there is no date', () => {
    expect(clockTicks({ min: 0, max: 1e14 }, 6)).to.equal(null);
    expect(xAxis({ min: 0, max: 1e14 }, 'clock', 6).ticks[1]!.label).to.equal('20T');
    expect(formatClock(1e14)).to.equal('no date');
  });

  it('belong to times that are told to the second', () => {
    expect(formatClock(at(2026, 10, 24, 14, 5, 9))).to.equal('24 Nov 2026, 14:05:09');
  });
});
