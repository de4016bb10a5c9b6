/** Why one image cannot be written. Its message ends the sentence that begins with which image it is. */
export class UnreadableImage extends Error {
  override readonly name = 'UnreadableImage';
}

/** A shape as people write it: `3×224×224`. */
export function shapeText(shape: readonly unknown[]): string {
  return shape.length === 0 ? 'a single value' : shape.map(String).join('×');
}
