import type { Panel } from '../panel.js';
import { shownMetrics } from './shown-metrics.js';

const panel: Panel = {
  id: 'metrics',
  title: 'Metrics',
  order: 1,
  tag: 'mtx-metrics-panel',
  count: ({ experiments }, selected) => shownMetrics(experiments.filter(({ id }) => selected.has(id))).size,
  load: () => import('./metrics-panel.js'),
};

export default panel;
