import type { MenuEntry } from '../../elements/mtx-menu.js';
import { axesOf, axisWords } from './chart-axes.js';
import { csv, json } from './downloads/point-format.js';
import { savePicture, savePoints } from './downloads/save-chart.js';
import type { Picture } from './metric-series.js';
import type { PanelShared } from './panel-shared.js';
import type { Section } from './sections.js';
import type { Drawn } from './shown-charts.js';

/** The chart that a menu is of. */
export interface MenuChart {
  metric: string;
  drawn: Drawn;
  section: Section | undefined;
  /** What it shows now; null where it is not drawn. */
  picture: Picture | null;
  /** Opens the choice of an x axis. */
  chooseX: () => void;
  copyLink: () => void;
  /** Puts the card at another place of its section, the focus staying on it. */
  move: (by: number) => void;
}

/** What can be done with a chart. */
export function cardMenu(chart: MenuChart, shared: PanelShared): MenuEntry[] {
  const { metric } = chart;
  const { layout, stores } = shared;
  const view = stores.view.value;
  const { isTable } = view.charts[metric] ?? {};
  const isPinned = view.pinned.includes(metric);
  return [
    { words: 'Enlarge', icon: 'expand', keys: 'Enter', run: () => layout.enlarge(metric) },
    { words: isPinned ? 'Unpin' : 'Pin to the top', icon: 'pin', keys: 'P', run: () => layout.togglePin(metric) },
    {
      words: isTable ? 'Show as a chart' : 'Show as a table',
      icon: isTable ? 'chart' : 'table',
      keys: 'T',
      run: () => layout.toggleTable(metric),
    },
    { words: 'Hide', icon: 'hide', run: () => layout.hide(metric) },
    'separator',
    ...axisEntries(chart, shared),
    'separator',
    ...downloadEntries(chart, shared),
    'separator',
    ...placeEntries(chart, shared),
  ];
}

/** The scales and the x axis of a chart. */
function axisEntries({ metric, chooseX }: MenuChart, { layout, stores }: PanelShared): MenuEntry[] {
  const axes = axesOf(stores.settings.value, stores.view.value.charts[metric]);
  const scale = (axis: 'x' | 'y', value: 'linear' | 'log', keys?: string): MenuEntry => ({
    words: value === 'log' ? 'Logarithmic' : 'Linear',
    checked: axes[`${axis}Scale`] === value,
    choice: true,
    ...(keys ? { keys } : {}),
    run: () => layout.setChart([metric], { [`${axis}Scale`]: value }),
  });
  return [
    { heading: 'Y axis' },
    scale('y', 'linear'),
    scale('y', 'log', 'L'),
    { heading: 'X axis' },
    scale('x', 'linear'),
    scale('x', 'log'),
    { words: 'Along…', icon: 'chart', detail: axisWords(axes.x), run: chooseX },
  ];
}

/** Every point, or the chart as it is shown, as a file; and the link to what is seen. */
export function downloadEntries(
  { metric, drawn, picture, copyLink }: Pick<MenuChart, 'metric' | 'drawn' | 'picture' | 'copyLink'>,
  shared: PanelShared,
): MenuEntry[] {
  const { foot, stores } = shared;
  const { logbook } = stores.logbooks.value;
  if (!logbook) return [];
  const points = (format: typeof csv): MenuEntry => ({
    words: `Save ${format.extension.toUpperCase()}`,
    icon: 'download',
    detail: 'every point',
    run: () => void savePoints(foot, logbook, { metric, experiments: drawn.all, format }),
  });
  const image = (format: 'svg' | 'png'): MenuEntry => ({
    words: `Save ${format.toUpperCase()}`,
    icon: 'download',
    detail: 'as shown',
    ...(picture ? {} : { disabled: 'The chart is not drawn' }),
    run: () => picture && void savePicture(foot, logbook, { metric, picture, format }),
  });
  return [
    points(csv),
    points(json),
    image('svg'),
    image('png'),
    { words: 'Copy link to this view', icon: 'link', run: copyLink },
  ];
}

function placeEntries({ metric, section, move }: MenuChart, { layout, stores }: PanelShared): MenuEntry[] {
  const place = section?.metrics.indexOf(metric) ?? 0;
  const last = (section?.metrics.length ?? 1) - 1;
  const isSet = stores.view.value.charts[metric] !== undefined;
  return [
    {
      words: 'Move left',
      keys: 'Alt ←',
      ...(place > 0 ? {} : { disabled: 'It is the first of its section' }),
      run: () => move(-1),
    },
    {
      words: 'Move right',
      keys: 'Alt →',
      ...(place < last ? {} : { disabled: 'It is the last of its section' }),
      run: () => move(1),
    },
    {
      words: 'Reset this chart',
      icon: 'reset',
      ...(isSet ? {} : { disabled: 'Nothing is set for this chart alone' }),
      run: () => layout.resetChart(metric),
    },
  ];
}
