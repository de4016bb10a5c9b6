import type { Place } from './plot-layout.js';

/** What gestures ask for; places and lengths in CSS pixels from the plot's top left corner. */
export interface GestureTarget {
  /** The pointer is there. */
  hover(place: Place): void;
  leave(): void;
  /** A click, or a tap. */
  click(place: Place): void;
  /** A range is being dragged; null when it is given up. */
  brush(range: readonly [from: number, to: number] | null): void;
  /** A range was dragged to its end. */
  select(range: readonly [from: number, to: number]): void;
  /** What is seen now is what the next `pan` and `pinch` start from. */
  grab(): void;
  /** What was grabbed is moved to the right. */
  pan(by: number): void;
  /** Of what was grabbed the part from one place to another fills the plot now; they may be outside of it. */
  pinch(from: number, to: number): void;
  /** All becomes `factor` times as wide, while what is at `left` stays there. */
  zoom(left: number, factor: number): void;
}

/** A place, and whether it is in the plot or so near that it was meant. */
export interface PlotPlace extends Place {
  isInside: boolean;
}

/** A pointer that moved less has clicked. */
export const dragFromPx = 4;
