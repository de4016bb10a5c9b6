/** What was thrown, as a text for the person. Anything can be thrown, also what throws when it is made a text. */
export function errorText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something was thrown that is no error';
  }
}
