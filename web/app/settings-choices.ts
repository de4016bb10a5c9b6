import type { Segment } from '../elements/segmented.js';
import type { Settings } from '../state/settings-store.js';

export const methods: readonly { value: Settings['smoothing']; words: string }[] = [
  { value: 'none', words: 'None' },
  { value: 'ema', words: 'Debiased EMA' },
  { value: 'time-ema', words: 'Time-weighted EMA' },
  { value: 'gaussian', words: 'Gaussian' },
  { value: 'mean', words: 'Running mean' },
];
export const palettes: readonly { value: Settings['palette']; words: string }[] = [
  { value: 'standard', words: 'Standard' },
  { value: 'okabe-ito', words: 'Okabe–Ito' },
  { value: 'tol-muted', words: 'Tol, muted' },
];
export const axes: readonly Segment<Settings['x']>[] = [
  { value: 'step', words: 'Step' },
  { value: 'time', words: 'Relative', title: 'Time since the experiment began' },
  { value: 'clock', words: 'Wall', title: 'Date and time' },
];
export const scales: readonly Segment<Settings['xScale']>[] = [
  { value: 'linear', words: 'Linear' },
  { value: 'log', words: 'Log' },
];
export const bands: readonly Segment<Settings['band']>[] = [
  { value: 'std', words: 'Std', title: 'Standard deviation' },
  { value: 'sem', words: 'Std err', title: 'Standard error of the mean' },
  { value: 'range', words: 'Min–max' },
];
export const themes: readonly Segment<Settings['theme']>[] = [
  { value: 'system', words: 'System' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
];
export const tooltips: readonly Segment<Settings['tooltip']>[] = [
  { value: 'nearest', words: 'Nearest' },
  { value: 'value', words: 'By value', title: 'The highest first' },
];
export const columns: readonly Segment<string>[] = ['0', '1', '2', '3', '4'].map((value) => ({
  value,
  words: value === '0' ? 'Auto' : value,
}));
