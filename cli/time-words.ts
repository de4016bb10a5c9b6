const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How long, in the largest whole unit: `40 s`, `5 min`, `3 h`, `12 d`. */
export function durationWords(seconds: number): string {
  if (seconds < minute) return `${Math.floor(seconds)} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  if (seconds < 2 * day) return `${Math.floor(seconds / hour)} h`;
  return `${Math.floor(seconds / day)} d`;
}

/** A Unix time in local time, to the minute: `2026-11-23 06:35`; `-` where it is no time. */
export function dateWords(seconds: number | null): string {
  const date = new Date((seconds ?? NaN) * 1000);
  if (Number.isNaN(date.getTime())) return '-';
  const two = (part: number): string => String(part).padStart(2, '0');
  const days = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${days} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
