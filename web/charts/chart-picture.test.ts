import { expect } from '@open-wc/testing';
import { chartPng, chartSvg, type ChartPicture } from './chart-picture.js';
import { lineOf, modelOf, traceOf } from './testing/traces.js';
import tokens from '../styles/tokens.css?inline';

const style = document.head.appendChild(document.createElement('style'));
style.textContent = tokens;

const wave = (id: string, shift: number): ReturnType<typeof traceOf> =>
  traceOf([Array.from({ length: 50 }, (_, i): [number, number] => [i, Math.sin(i / 8) + shift])], [[20, NaN]], id);

const picture = (more: Partial<ChartPicture> = {}): ChartPicture => ({
  ...modelOf([]),
  title: 'val/<loss> & "more"',
  width: 480,
  height: 240,
  lines: [
    lineOf(
      { ...wave('a', 2), raw: wave('a', 2) },
      { label: 'vit <b16>', color: 'var(--series-2)', dash: [6, 3], live: true },
    ),
    lineOf({ ...wave('b', 4), unplaced: 3 }, { label: 'lion\u0000', color: 'rgb(0, 0, 255)' }),
  ],
  bands: [
    {
      ...lineOf(wave('g', 6), { id: 'g', label: 'seeds', color: 'rgb(255, 0, 0)' }),
      band: { ...wave('g', 6), low: wave('g', 5).y, high: wave('g', 7).y, count: 3, interpolated: false },
    },
  ],
  ...more,
});

function parsed(text: string): Document {
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(svg.querySelector('parsererror')?.textContent).to.equal(undefined);
  return svg;
}

const texts = (svg: Document): string[] => [...svg.querySelectorAll('text')].map((text) => text.textContent);

describe('a chart as SVG', () => {
  it('is a document with the title, the labels of the axes and the names of the curves as text', () => {
    const svg = parsed(chartSvg(picture()));
    expect(svg.documentElement.getAttribute('width')).to.equal('480');
    expect(svg.querySelector('title')!.textContent).to.equal('val/<loss> & "more"');
    expect(texts(svg)).to.include.members([
      'val/<loss> & "more"',
      'Step',
      '0',
      '10',
      '40',
      'seeds',
      'vit <b16>',
      'lion',
    ]);
    expect(texts(svg)).to.include('3 values have no place on a log axis');
  });

  it('has the lines, with their dashes and colours, the raw line, the band, and the marks', () => {
    const paths = [...parsed(chartSvg(picture())).querySelectorAll('path')];
    const orange = 'rgb(178, 65, 7)';
    const find = (attributes: Record<string, string>): Element[] =>
      paths.filter((path) => Object.entries(attributes).every(([name, value]) => path.getAttribute(name) === value));
    expect(find({ stroke: orange, 'stroke-width': '1.5', 'stroke-dasharray': '6 3', fill: 'none' })).to.have.length(1);
    expect(find({ stroke: orange, 'stroke-width': '1', opacity: '0.2' })).to.have.length(1);
    expect(find({ fill: 'rgb(255, 0, 0)', opacity: '0.14' })).to.have.length(1);
    expect(find({ fill: orange, opacity: '0.22' })).to.have.length(1);
    // The × of each line and its dotted line to the gap.
    expect(find({ stroke: 'rgb(0, 0, 255)', 'stroke-linecap': 'round' }).length).to.be.greaterThan(1);
    expect(find({ stroke: 'rgb(0, 0, 255)', 'stroke-dasharray': '1.5 2.5' })).to.have.length(1);
  });

  it('refers to nothing outside of it, and has no colour that only a page knows', () => {
    const text = chartSvg(picture());
    expect(text).to.not.match(/var\(|href|@import|<style|<script|<image|NaN|Infinity/);
    const svg = parsed(text);
    for (const element of svg.querySelectorAll('*')) {
      for (const { value } of element.attributes) {
        for (const [, id] of value.matchAll(/url\(#(.+?)\)/g)) expect(svg.getElementById(id!)).to.not.equal(null);
      }
    }
  });

  it('has a legend of several rows where one is too short, and cuts what is longer than one', () => {
    const { lines } = picture();
    const many = Array.from({ length: 30 }, (_, i) => ({ ...lines[1]!, id: `e${i}`, label: `experiment ${i}` }));
    const heightOf = (svg: Document): number => Number(svg.documentElement.getAttribute('height'));
    const [few, all] = [parsed(chartSvg(picture())), parsed(chartSvg(picture({ lines: many })))];
    expect(heightOf(all)).to.be.greaterThan(heightOf(few) + 50);
    const long = parsed(chartSvg(picture({ lines: [{ ...lines[1]!, label: 'long '.repeat(100) }] })));
    expect(texts(long).find((text) => text.startsWith('long'))).to.match(/^long .*…$/);
  });

  it('tells the scale by its ticks, and what is left out in words', () => {
    const log = parsed(chartSvg(picture({ yScale: 'log', isRangeTrimmed: true })));
    expect(texts(log)).to.include.members(['1', '2', '5']);
    expect(texts(log)).to.include('3 values have no place on a log axis · Outliers are beyond the edge');
  });
});

describe('a chart as PNG', () => {
  it('is the same picture, two pixels a CSS pixel, on the ground of a card', async () => {
    const image = await createImageBitmap(await chartPng(picture()));
    const svg = parsed(chartSvg(picture()));
    expect(image.width).to.equal(960);
    expect(image.height).to.equal(2 * Number(svg.documentElement.getAttribute('height')));
    const ctx = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    ctx.drawImage(image, 0, 0);
    const { data } = ctx.getImageData(0, 0, image.width, image.height);
    expect([...data.slice(0, 4)]).to.deep.equal([255, 255, 255, 255]);
    let blue = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! < 40 && data[i + 2]! > 220) blue += 1;
    expect(blue).to.be.greaterThan(500);
  });
});
