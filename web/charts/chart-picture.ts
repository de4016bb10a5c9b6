import type { ChartModel } from './chart-model.js';

/** A chart as it is to be kept; lengths in CSS pixels. */
export interface ChartPicture extends ChartModel {
  /** Stands above the chart. */
  title: string;
  width: number;
  height: number;
}

/** The chart with its title, axes and legend as an SVG document that needs nothing else; text is text. */
export declare function chartSvg(picture: ChartPicture): string;

/** The same as PNG, two pixels a CSS pixel. */
export declare function chartPng(picture: ChartPicture): Promise<Blob>;
