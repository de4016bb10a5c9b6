import { drawCurves, type Curves } from './draw-curves.js';
import type { Ink } from './surface.js';
import type { PlotBox } from './trace-path.js';

/**
 * All curves of a chart as one picture. Stroking them is what costs; when only the highlight moves from line to
 * line, the picture is shown again, fainter, and a single line is stroked over it.
 */
export class CurveLayer {
  #canvas: OffscreenCanvas | null = null;
  #key: readonly unknown[] = [];

  /** Draws the picture of the curves onto a canvas, anew only where something of it has changed. */
  draw(target: CanvasRenderingContext2D, curves: Curves, box: PlotBox, ink: Ink, lineWidth: number): void {
    const { width, height } = target.canvas;
    if (curves.lines.length + curves.bands.length === 0 || width === 0 || height === 0) return;
    const key = [
      ...[width, height, boxKey(box), ink.ratio, lineWidth],
      ...curves.bands.flatMap(({ band, color, dash }) => [band, ink.color(color), dash.join()]),
      ...curves.lines.flatMap(({ trace, color, dash }) => [trace, ink.color(color), dash.join()]),
    ];
    if (!this.#canvas || key.length !== this.#key.length || key.some((part, i) => part !== this.#key[i])) {
      this.#key = key;
      this.#canvas ??= new OffscreenCanvas(width, height);
      this.#canvas.width = width;
      this.#canvas.height = height;
      drawCurves(this.#canvas.getContext('2d')!, curves, box, ink, lineWidth);
    }
    target.drawImage(this.#canvas, 0, 0);
  }

  /** Gives its memory back. */
  clear(): void {
    this.#canvas = null;
    this.#key = [];
  }
}

function boxKey({ left, top, width, height, x, y }: PlotBox): string {
  return [left, top, width, height, x.min, x.max, x.scale, y.min, y.max, y.scale].join();
}
