import type { Surface } from './surface.js';

const initial = {
  globalAlpha: 1,
  strokeStyle: '#000',
  fillStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  font: '10px sans-serif',
  textAlign: 'left',
  textBaseline: 'alphabetic',
} satisfies Partial<Surface>;

type Style = Pick<Surface, keyof typeof initial>;

const anchors: { readonly [align: string]: string } = { center: 'middle', right: 'end', end: 'end' };

/**
 * Draws what a canvas would as the elements of an SVG document, a unit a CSS pixel. Of arcs it knows whole circles.
 */
export class SvgSurface implements Surface {
  globalAlpha: Style['globalAlpha'] = initial.globalAlpha;
  strokeStyle: Style['strokeStyle'] = initial.strokeStyle;
  fillStyle: Style['fillStyle'] = initial.fillStyle;
  lineWidth: Style['lineWidth'] = initial.lineWidth;
  lineCap: Style['lineCap'] = initial.lineCap;
  lineJoin: Style['lineJoin'] = initial.lineJoin;
  font: Style['font'] = initial.font;
  textAlign: Style['textAlign'] = initial.textAlign;
  textBaseline: Style['textBaseline'] = initial.textBaseline;
  /** Knows how wide texts are. */
  readonly #measure = new OffscreenCanvas(1, 1).getContext('2d')!;
  readonly #elements: string[] = [];
  readonly #clips: string[] = [];
  readonly #saved: { style: Style; dash: number[]; groups: number }[] = [];
  #dash: number[] = [];
  #path: string[] = [];
  /** How many groups were opened since the last save. */
  #groups = 0;

  /** All that has been drawn, as a document of that size. */
  document(title: string, width: number, height: number): string {
    const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
    const clips = this.#clips.length > 0 ? `<defs>${this.#clips.join('')}</defs>` : '';
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}>` +
      `<title>${escaped(title)}</title>${clips}\n${this.#elements.join('\n')}\n</svg>\n`
    );
  }

  save(): void {
    this.#saved.push({ style: pick(this), dash: this.#dash, groups: this.#groups });
    this.#groups = 0;
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    this.#elements.push('</g>'.repeat(this.#groups));
    Object.assign(this, saved.style);
    this.#dash = saved.dash;
    this.#groups = saved.groups;
  }

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${number(x)} ${number(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`L${number(x)} ${number(y)}`);
  }

  closePath(): void {
    this.#path.push('Z');
  }

  arc(x: number, y: number, radius: number): void {
    const [left, right, r] = [x - radius, x + radius, radius].map(number);
    const half = `A${r} ${r} 0 1 1`;
    this.#path.push(`M${right} ${number(y)}${half} ${left} ${number(y)}${half} ${right} ${number(y)}Z`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}Z`);
  }

  /** Until the next `restore`. */
  clip(): void {
    const id = `clip-${this.#clips.length + 1}`;
    this.#clips.push(`<clipPath id="${id}"><path d="${this.#path.join('')}"/></clipPath>`);
    this.#elements.push(`<g clip-path="url(#${id})">`);
    this.#groups += 1;
  }

  stroke(): void {
    this.#paint(`fill="none" ${this.#stroke()}`);
  }

  fill(): void {
    this.#paint(this.#fill());
  }

  measureText(text: string): TextMetrics {
    this.#measure.font = this.font;
    return this.#measure.measureText(text);
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="none" ${this.#stroke()}`);
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, this.#fill());
  }

  #paint(attributes: string): void {
    if (this.#path.length > 0) this.#elements.push(`<path d="${this.#path.join('')}" ${attributes}/>`);
  }

  #text(text: string, x: number, y: number, attributes: string): void {
    const [, weight, size, family] = /^(\d+ )?([\d.]+)px(?:\/\S+)? (.+)$/.exec(this.font) ?? [
      '',
      '',
      '10',
      'sans-serif',
    ];
    const font = `font-family="${escaped(family)}" font-size="${size}"${weight ? ` font-weight="${weight.trim()}"` : ''}`;
    const anchor = anchors[this.textAlign] ? ` text-anchor="${anchors[this.textAlign]}"` : '';
    // Half the height of small letters and digits: not all that show SVG know `dominant-baseline`.
    const down = this.textBaseline === 'middle' ? Number(size) * 0.35 : 0;
    const place = `x="${number(x)}" y="${number(y + down)}"`;
    this.#elements.push(`<text ${place} ${font}${anchor} ${attributes}>${escaped(text)}</text>`);
  }

  #stroke(): string {
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(number).join(' ')}"` : '';
    const shape = `stroke-width="${number(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"`;
    return `stroke="${color(this.strokeStyle)}" ${shape}${dash}${this.#opacity()}`;
  }

  #fill(): string {
    return `fill="${color(this.fillStyle)}"${this.#opacity()}`;
  }

  #opacity(): string {
    return this.globalAlpha < 1 ? ` opacity="${number(this.globalAlpha)}"` : '';
  }
}

function pick(style: Style): Style {
  const names = Object.keys(initial) as (keyof Style)[];
  return Object.fromEntries(names.map((name) => [name, style[name]])) as unknown as Style;
}

const color = (style: Style['fillStyle']): string => (typeof style === 'string' ? escaped(style) : 'none');

/** To a thousandth of a pixel. */
const number = (value: number): string => String(Math.round(value * 1000) / 1000);

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As it stands in the document; what XML can't hold is left out. */
const escaped = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what XML cannot hold
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (it) => entities[it]!);
