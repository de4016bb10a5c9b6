import type { Wanted } from './filter.js';

const secondsOf: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
};

/** A number as people write it: `0.3`, `1e-3`, `20,000`, `-inf`, `NaN`; null for any other text. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace('−', '-').toLowerCase();
  const special = { nan: NaN, inf: Infinity, infinity: Infinity, '∞': Infinity }[plain.replace(/^[-+]/, '')];
  if (special !== undefined) return plain.startsWith('-') ? -special : special;
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(digits) ? Number(digits) : null;
}

/** Seconds of `45s`, `90 min`, `1h30m`, `2 days`, or a bare number of seconds; null for any other text. */
export function secondsIn(text: string): number | null {
  const bare = numberOf(text);
  if (bare !== null) return bare;
  let rest = text.trim().toLowerCase();
  let seconds = 0;
  while (rest) {
    const part = /^(\d+(?:\.\d+)?)\s*([a-z]+)\s*/.exec(rest);
    const unit = secondsOf[part?.[2] ?? ''];
    if (!part || unit === undefined) return null;
    seconds += Number(part[1]) * unit;
    rest = rest.slice(part[0].length);
  }
  return text.trim() ? seconds : null;
}

/**
 * When, in local time: `2026`, `2026-11`, `2026-11-01`, `2026-11-01T09:30`, `today`, `yesterday`; null for any other
 * text. The period ends where the next of its kind begins.
 */
export function periodOf(text: string, nowMs: number): Extract<Wanted, { kind: 'period' }> | null {
  const word = text.trim().toLowerCase();
  const now = new Date(nowMs);
  if (word === 'today' || word === 'yesterday') {
    const back = word === 'today' ? 0 : 1;
    return period([now.getFullYear(), now.getMonth(), now.getDate() - back]);
  }
  const found = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[t ](\d\d?):(\d\d)(?::(\d\d))?)?)?)?$/.exec(word);
  if (!found) return null;
  const parts = found.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const [year, month = 1, ...rest] = parts as [number, ...number[]];
  const [day = 1] = rest;
  // Months and days that do not exist would come to be others.
  const date = new Date(year, month - 1, day);
  if (date.getMonth() !== month - 1 || date.getDate() !== day) return null;
  return period(parts.length === 1 ? [year] : [year, month - 1, ...rest]);
}

/** From a moment to the same with its last part one higher. */
function period(parts: readonly number[]): Extract<Wanted, { kind: 'period' }> {
  const secondsAt = (more: number): number => {
    const moved = parts.map((part, index) => (index === parts.length - 1 ? part + more : part));
    const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = moved;
    return new Date(year, month, day, hour, minute, second).getTime() / 1000;
  };
  return { kind: 'period', from: secondsAt(0), to: secondsAt(1) };
}
