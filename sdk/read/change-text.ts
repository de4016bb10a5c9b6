/** Makes the new text of a file of its text, null where there is none yet. */
export type TextChange = (text: string | null) => string;

/**
 * Runs a write that asks for the new text in its midst. What `change` throws is thrown as it is; whatever else goes wrong
 * becomes what `faultOf` makes of it.
 */
export async function changeText(
  change: TextChange,
  write: (change: TextChange) => Promise<void>,
  faultOf: (error: unknown) => Error,
): Promise<void> {
  let refusal: { error: unknown } | null = null;
  const changed: TextChange = (text) => {
    try {
      return change(text);
    } catch (error) {
      refusal = { error };
      throw error;
    }
  };
  await write(changed).catch((error: unknown) => {
    throw refusal?.error === error ? error : faultOf(error);
  });
}
