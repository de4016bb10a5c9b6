import type { Box } from './ink-grid.js';

const marginPx = 4;
const offPx = 2;

/**
 * Where a tooltip goes that found no free place in its plot: below the card, else above it, always whole in the
 * window. All in the window's CSS pixels.
 */
export function placeOutside(
  size: { width: number; height: number },
  card: Box,
  crosshairLeft: number,
  viewport: { width: number; height: number },
): { left: number; top: number } {
  const below = card.top + card.height + offPx;
  const above = card.top - offPx - size.height;
  const fitsBelow = below + size.height + marginPx <= viewport.height;
  const top = fitsBelow || above < marginPx ? below : above;
  return keepInside({ left: crosshairLeft - size.width / 2, top }, size, viewport);
}

/** Moves a box as little as needed for it to be whole in the window. */
export function keepInside(
  { left, top }: { left: number; top: number },
  size: { width: number; height: number },
  viewport: { width: number; height: number },
): { left: number; top: number } {
  const within = (value: number, length: number, whole: number): number =>
    Math.max(marginPx, Math.min(whole - length - marginPx, value));
  return { left: within(left, size.width, viewport.width), top: within(top, size.height, viewport.height) };
}
