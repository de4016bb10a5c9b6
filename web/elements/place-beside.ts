/** What something floats beside: an element, or a point of the window in CSS pixels. */
export type Anchor = Element | { readonly x: number; readonly y: number };

const gapPx = 4;
const marginPx = 8;

/**
 * Puts what floats below its anchor, or above where there is more room, within the window: its styles take `--top` and
 * `--left`. Below an element its start lies on the element's, or its end on the element's end where it would not fit.
 */
export function placeBeside(floating: HTMLElement, anchor: Anchor): void {
  const { left, right, top, bottom } = boxOf(anchor);
  const { offsetWidth: width, offsetHeight: height } = floating;
  const rightmost = innerWidth - marginPx - width;
  const lowest = innerHeight - marginPx - height;
  const endsTooFar = left > rightmost;
  const x = endsTooFar ? Math.min(right - width, rightmost) : left;
  const isBelow = bottom + gapPx <= lowest || innerHeight - bottom >= top;
  const y = isBelow ? bottom + gapPx : top - gapPx - height;
  floating.style.setProperty('--left', `${Math.max(marginPx, x)}px`);
  floating.style.setProperty('--top', `${Math.max(marginPx, Math.min(y, lowest))}px`);
}

function boxOf(anchor: Anchor): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'> {
  if (anchor instanceof Element) return anchor.getBoundingClientRect();
  return { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
}
