/** Lines up to here may hold what they want. */
const smallLength = 8 * 1024 * 1024;
const mostValues = 1_000_000;

/**
 * Whether a line would take many times its size once it is read: a long one is long for its images, and not for a million
 * values or more.
 */
export function holdsTooMuch(text: string): boolean {
  if (text.length <= smallLength) return false;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === comma || unit === bracket || unit === brace) values += 1;
  }
  return values > mostValues;
}

const comma = 0x2c;
const bracket = 0x5b;
const brace = 0x7b;
