import { formatTick, formatValue } from './format-number.js';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A time since the start, for a person: `45 s`, `2 min 05 s`, `1 h 52 min`, `3 d 04 h`. */
export function formatDuration(seconds: number): string {
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '−' : '';
  if (!Number.isFinite(size) || size < minute) return `${sign}${formatValue(size < 10 ? size : Math.round(size))} s`;
  const rounded = Math.round(size);
  if (rounded < hour) return sign + pair(rounded, minute, 'min', 1, 's');
  if (rounded < day) return sign + pair(rounded, hour, 'h', minute, 'min');
  if (rounded < 100 * day) return sign + pair(rounded, day, 'd', hour, 'h');
  return `${sign}${formatValue(rounded / day)} d`;
}

/**
 * The label of a tick on a time axis: `1 h`, `1.5 h`, `30 min`, `45 s`.
 * @param step the distance between two ticks, seconds
 * @param largest the largest size of a tick on the axis, seconds
 */
export function formatTimeTick(seconds: number, step: number, largest: number): string {
  if (seconds === 0) return '0';
  const within = (unit: number, name: string): string =>
    `${formatTick(seconds / unit, step / unit, largest / unit)} ${name}`;
  if (largest >= day && step >= day / 4) return within(day, 'd');
  if (largest >= hour && step >= hour / 4) return within(hour, 'h');
  if (largest >= minute && largest < hour && step >= minute / 4) return within(minute, 'min');
  return largest >= minute && step >= 1 ? exactDuration(seconds) : within(1, 's');
}

/** All that is there: `2 h 05 min`, `1 h 00 min 30 s`. */
function exactDuration(seconds: number): string {
  const size = Math.abs(Math.round(seconds));
  const parts: string[] = [];
  if (size >= hour) parts.push(`${Math.floor(size / hour)} h`);
  if (size >= minute) parts.push(`${padTo(parts, Math.floor((size % hour) / minute))} min`);
  if (size % minute > 0) parts.push(`${padTo(parts, size % minute)} s`);
  return (seconds < 0 ? '−' : '') + parts.join(' ');
}

const padTo = (before: readonly string[], value: number): string =>
  before.length > 0 ? String(value).padStart(2, '0') : String(value);

function pair(seconds: number, unit: number, name: string, part: number, partName: string): string {
  const whole = Math.floor(seconds / unit);
  const rest = Math.floor((seconds - whole * unit) / part);
  return rest > 0 ? `${whole} ${name} ${String(rest).padStart(2, '0')} ${partName}` : `${whole} ${name}`;
}
