import { dragFromPx } from './gesture-target.js';

/** Shares of the track. */
type Brush = readonly [from: number, to: number];

export interface WindowDragTarget {
  /** The track's box in the window. */
  track(): DOMRect;
  brush(): Brush;
  /** The person asks for that part. */
  show(brush: Brush): void;
}

/** A brush is at least that wide. */
export const narrowest = 0.002;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/**
 * Drags the edges of a brush, all of it, or a new one beside it. What the pointer came down on says its `data-part`:
 * `0` and `1` for the edges, `brush` between them.
 */
export class WindowDrag {
  readonly #target: WindowDragTarget;
  #drag: AbortController | null = null;

  constructor(target: WindowDragTarget) {
    this.#target = target;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.cancel();
    this.#drag = new AbortController();
    const { signal } = this.#drag;
    const from = this.#shareAt(event);
    const before = this.#target.brush();
    const part = (event.target as HTMLElement).dataset['part'];
    let isDragging = false;
    const moved = (move: PointerEvent): void => {
      isDragging ||= Math.abs(move.clientX - event.clientX) >= dragFromPx;
      if (isDragging) this.#target.show(draggedBrush(part, before, from, this.#shareAt(move)));
    };
    addEventListener('pointermove', moved, { signal });
    addEventListener('pointerup', () => this.cancel(), { signal });
    addEventListener('pointercancel', () => this.cancel(), { signal });
  }

  /** Lets go. */
  cancel(): void {
    this.#drag?.abort();
    this.#drag = null;
  }

  #shareAt({ clientX }: PointerEvent): number {
    const { left, width } = this.#target.track();
    return within((clientX - left) / width, 0, 1);
  }
}

function draggedBrush(part: string | undefined, [left, right]: Brush, from: number, to: number): Brush {
  if (part === '0') return [within(left + to - from, 0, right - narrowest), right];
  if (part === '1') return [left, within(right + to - from, left + narrowest, 1)];
  const isAll = left === 0 && right === 1;
  if (part === 'brush' && !isAll) {
    const by = within(to - from, -left, 1 - right);
    return [left + by, right + by];
  }
  return [Math.min(from, to), Math.max(from, to)];
}
