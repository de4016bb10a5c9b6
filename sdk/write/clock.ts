/** The wall clock may be this far from the monotonic one before that is taken for a sleep or a changed clock. */
const toleranceMs = 100;

let originMs = performance.timeOrigin;

/** Unix seconds now, with sub-millisecond digits: two lines of a tight loop differ. */
export function nowSeconds(): number {
  // The monotonic clock has the digits, but it stands still while a machine sleeps: the wall clock corrects it.
  const wallMs = Date.now();
  if (Math.abs(originMs + performance.now() - wallMs) > toleranceMs) originMs = wallMs - performance.now();
  return (originMs + performance.now()) / 1000;
}

/** Local time with microseconds and without a zone, as Python's `datetime.isoformat()` has it. */
export function localIso(seconds: number): string {
  const wholeMicros = Math.round((seconds % 1) * 1e6);
  const date = new Date((Math.floor(seconds) + Math.floor(wholeMicros / 1e6)) * 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const micros = wholeMicros % 1e6;
  return `${day}T${time}${micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`}`;
}
