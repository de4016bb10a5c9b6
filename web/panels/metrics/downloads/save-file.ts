/** The browser needs the address for a moment after the click. */
const keptMs = 60_000;

/** Hands a file to the browser, which puts it where the person keeps downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
