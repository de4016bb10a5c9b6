/** Tells the person what went wrong, on stderr and once for each `about`: a training loop comes by again and again. */
export class Warnings {
  readonly #said = new Set<string>();

  warn(about: string, message: string): void {
    if (this.#said.has(about)) return;
    this.#said.add(about);
    console.warn(`microtrax: ${message}`);
  }
}
