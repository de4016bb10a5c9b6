/** What a chart is drawn on: a canvas, or an SVG document that understands the same words. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'globalAlpha'
  | 'strokeStyle'
  | 'fillStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'setLineDash'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'rect'
  | 'closePath'
  | 'clip'
  | 'stroke'
  | 'fill'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'measureText'
  | 'strokeText'
  | 'fillText'
>;

/** What the lengths and colours of a drawing become on its surface. */
export interface Ink {
  /** Surface pixels a CSS pixel. */
  ratio: number;
  /** A CSS colour as the surface understands it. */
  color: (color: string) => string;
  /** Of the ticks and labels, surface pixels: `22px sans-serif`. */
  font: string;
}
