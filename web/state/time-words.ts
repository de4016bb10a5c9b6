const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** About how long, in one unit: `45 s`, `12 min`, `3 h`, `2 days`. */
export function roughWords(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < minute) return `${s} s`;
  if (s < hour) return `${Math.floor(s / minute)} min`;
  if (s < 2 * day) return `${Math.floor(s / hour)} h`;
  return `${Math.floor(s / day)} days`;
}

/** How long ago: `now`, `2 s ago`, `3 h ago`. A time to come is `now`: clocks differ between machines. */
export function agoWords(timeMs: number, nowMs: number): string {
  const seconds = (nowMs - timeMs) / 1000;
  return seconds < 1 ? 'now' : `${roughWords(seconds)} ago`;
}

/** What a running experiment whose files no longer change is called: `silent 3 h`. */
export function silentWords(seconds: number): string {
  return `silent ${roughWords(seconds)}`;
}

/** When, as short as it stays clear: `today 09:12`, `yesterday`, `Mon`, `14 Nov`, `14 Nov 2024`. Local time. */
export function startWords(timeMs: number, nowMs: number): string {
  const [time, now] = [new Date(timeMs), new Date(nowMs)];
  const days = Math.round((midnight(now) - midnight(time)) / (day * 1000));
  if (days === 0) return `today ${clock.format(time)}`;
  if (days === 1) return 'yesterday';
  if (days > 1 && days < 7) return weekday.format(time);
  return time.getFullYear() === now.getFullYear() ? dayMonth.format(time) : dayMonthYear.format(time);
}

/** Date and time in full, in local time. */
export function fullTimeWords(timeMs: number): string {
  return whole.format(timeMs);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
