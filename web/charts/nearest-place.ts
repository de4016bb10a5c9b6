import type { Polyline } from '../../sdk/read/logbook.js';
import { leftOf, topOf, type Place, type PlotLayout } from './plot-layout.js';
import { hasPlace, valueAt } from './range.js';
import { isWithin } from './trace-path.js';
import { firstNotBelow, xOrder } from './x-order.js';

/**
 * Which of the drawn points lies nearest to a place, in both directions: for lines whose x goes back and forth.
 * @param reachPx the farthest it may be to the left or right
 * @returns -1 where there is none
 */
export function nearestIndexAt(
  polyline: Polyline,
  layout: PlotLayout,
  { left, top }: Place,
  reachPx = Infinity,
): number {
  const order = xOrder(polyline);
  let nearest = -1;
  let best = Infinity;
  // Outwards from the place, as long as x alone is not farther than the best.
  for (const direction of [1, -1]) {
    const first = firstNotBelow(order, valueAt(left / layout.width, layout.x));
    for (let place = direction > 0 ? first : first - 1; place >= 0 && place < order.x.length; place += direction) {
      const index = order.index[place]!;
      const [x, y] = [polyline.x[index]!, polyline.y[index]!];
      if (!isWithin(x, layout.x)) break;
      const aside = Math.abs(leftOf(x, layout) - left);
      if (aside > Math.min(best, reachPx)) break;
      if (!hasPlace(y, layout.y.scale)) continue;
      const away = Math.hypot(aside, topOf(y, layout) - top);
      if (away >= best) continue;
      best = away;
      nearest = index;
    }
  }
  return nearest;
}
