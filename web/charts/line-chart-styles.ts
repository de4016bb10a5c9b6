import { css, unsafeCSS } from 'lit';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';

export const lineChartStyles = [
  unsafeCSS(uplotCss),
  css`
    :host {
      display: block;
      position: relative;
      height: var(--plot-h, 178px);
      font: var(--type-tick);
    }
    .plot {
      position: relative;
      height: 100%;
      border-radius: var(--r3);
      cursor: crosshair;
      touch-action: pan-y;
      user-select: none;
      -webkit-user-select: none;
    }
    .plot:focus {
      outline: none;
    }
    .plot:focus-visible {
      outline: 2px solid var(--focus-ring);
      outline-offset: -2px;
    }
    .canvas {
      position: absolute;
      inset: 0;
      overflow: hidden;
    }
    .uplot {
      font: inherit;
      pointer-events: none;
    }
    .blank {
      position: absolute;
      inset: 0 12px 22px 44px;
      display: grid;
      place-content: center;
      color: var(--text-3);
      font: var(--type-small);
      text-align: center;
      pointer-events: none;
    }
    .unplaced {
      position: absolute;
      top: 10px;
      right: 14px;
      padding: 0 4px;
      border-radius: var(--r1);
      background: color-mix(in srgb, var(--surface-card) 80%, transparent);
      color: var(--text-3);
      font: var(--type-micro);
      pointer-events: none;
    }
    /* Here, since the border of all popovers is set here. */
    mtx-chart-tooltip[isKept] {
      border-color: var(--accent);
    }
    .overlay {
      position: absolute;
      pointer-events: none;
    }
    .overlay > * {
      position: absolute;
      left: 0;
      top: 0;
    }
    .overlay:not(.near, .far) .cross-x,
    .overlay:not(.near) :is(.cross-y, .chip, .points) {
      visibility: hidden;
    }
    .cross-x {
      height: 100%;
      border-left: 1px solid var(--chart-crosshair);
    }
    .far .cross-x {
      border-left: 0;
      width: 1px;
      background: repeating-linear-gradient(var(--chart-crosshair) 0 2px, transparent 2px 5px);
      opacity: 0.7;
    }
    .cross-y {
      width: 100%;
      border-top: 1px solid var(--chart-crosshair);
    }
    .points i {
      position: absolute;
      left: -4px;
      top: -4px;
      box-sizing: border-box;
      width: 8px;
      height: 8px;
      border: 1.5px solid var(--surface-card);
      border-radius: 50%;
    }
    .chip {
      padding: 0 4px;
      border-radius: 3px;
      background: var(--text-1);
      color: var(--surface-card);
      font: var(--type-tick);
      line-height: 16px;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .brush {
      box-sizing: border-box;
      height: 100%;
      border: solid var(--accent);
      border-width: 0 1px;
      background: color-mix(in srgb, var(--accent) 12%, transparent);
    }
  `,
];
