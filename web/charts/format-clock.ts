import type { ClockTicks } from './clock-ticks.js';

const two = (value: number): string => String(value).padStart(2, '0');
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', options);

const day = format({ day: 'numeric', month: 'short' });
const namedDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
const fullDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
const month = format({ month: 'short' });
const monthOfYear = format({ month: 'short', year: 'numeric' });

/** Local date and time of Unix seconds: `24 Nov 2026, 14:05:09`. */
export function formatClock(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return 'no date';
  return `${fullDay.format(date)}, ${timeOfDay(date)}:${two(date.getSeconds())}`;
}

/**
 * The labels of ticks: `14:05`, and where a day begins its name, `Tue 24 Nov`. If none begins, the first tick says the
 * day, so that it is always named; of months the first and each January say the year.
 */
export function formatClockTicks({ values, unit }: ClockTicks): string[] {
  const dates = values.map((seconds) => new Date(seconds * 1000));
  const hasMidnight = dates.some(isMidnight);
  return dates.map((date, i) => {
    switch (unit) {
      case 'year':
        return String(date.getFullYear());
      case 'month':
        return (i === 0 || date.getMonth() === 0 ? monthOfYear : month).format(date);
      case 'day':
        return day.format(date);
      default: {
        if (isMidnight(date)) return namedDay.format(date).replace(',', '');
        const time = unit === 'second' ? `${timeOfDay(date)}:${secondsOf(date)}` : timeOfDay(date);
        return i === 0 && !hasMidnight ? `${day.format(date)} ${time}` : time;
      }
    }
  });
}

const timeOfDay = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** With as many decimals as there are. */
function secondsOf(date: Date): string {
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0').replace(/0+$/, '');
  return two(date.getSeconds()) + (milliseconds ? `.${milliseconds}` : '');
}

const isMidnight = (date: Date): boolean =>
  date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
