import type { ChartLine } from './chart-line.js';
import { tracePath, type PlotBox } from './trace-path.js';

export interface LineStyle {
  /** Canvas pixels a CSS pixel. */
  ratio: number;
  /** CSS pixels. */
  width: number;
  color: (line: ChartLine) => string;
}

/**
 * All lines of a chart as one picture. Stroking them is what costs; when only the highlight moves from line to
 * line, the picture is shown again, fainter, and a single line is stroked over it.
 */
export class LineLayer {
  readonly #paths = new WeakMap<ChartLine['trace'], { box: string; path: Path2D }>();
  #canvas: OffscreenCanvas | null = null;
  #key: readonly unknown[] = [];

  /** The path of a line in that box, built once. */
  path({ trace }: ChartLine, box: PlotBox): Path2D {
    const key = boxKey(box);
    const known = this.#paths.get(trace);
    if (known?.box === key) return known.path;
    const path = tracePath(trace, box);
    this.#paths.set(trace, { box: key, path });
    return path;
  }

  /** Draws the picture of the lines onto a canvas, anew only where something of it has changed. */
  draw(target: CanvasRenderingContext2D, lines: readonly ChartLine[], box: PlotBox, style: LineStyle): void {
    const { width, height } = target.canvas;
    if (lines.length === 0 || width === 0 || height === 0) return;
    const key = [width, height, boxKey(box), style.ratio, style.width];
    const drawn = [...key, ...lines.flatMap((line) => [line.trace, style.color(line), line.dash.join()])];
    if (!this.#canvas || drawn.length !== this.#key.length || drawn.some((part, i) => part !== this.#key[i])) {
      this.#key = drawn;
      this.#canvas ??= new OffscreenCanvas(width, height);
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#stroke(this.#canvas.getContext('2d')!, lines, box, style);
    }
    target.drawImage(this.#canvas, 0, 0);
  }

  /** Gives its memory back. */
  clear(): void {
    this.#canvas = null;
    this.#key = [];
  }

  #stroke(
    ctx: OffscreenCanvasRenderingContext2D,
    lines: readonly ChartLine[],
    box: PlotBox,
    { ratio, width, color }: LineStyle,
  ): void {
    const overhang = (width * ratio) / 2;
    ctx.beginPath();
    ctx.rect(box.left - overhang, box.top - overhang, box.width + 2 * overhang, box.height + 2 * overhang);
    ctx.clip();
    ctx.lineWidth = width * ratio;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    for (const line of lines) {
      ctx.strokeStyle = color(line);
      ctx.setLineDash(line.dash.map((length) => length * ratio));
      // Round ends would close the gaps between dashes.
      ctx.lineCap = line.dash.length > 0 ? 'butt' : 'round';
      ctx.stroke(this.path(line, box));
    }
  }
}

function boxKey({ left, top, width, height, x, y }: PlotBox): string {
  return [left, top, width, height, x.min, x.max, y.min, y.max].join();
}
