import type { Logbook } from '../../../../sdk/read/logbook.js';
import type { ChartPicture } from '../../../charts/chart-picture.js';
import { metricName } from '../metric-name.js';
import type { Picture } from '../metric-series.js';
import type { PanelFoot } from '../panel-foot.js';
import type { ShownExperiment } from '../shown-experiment.js';
import { fileName } from './file-name.js';
import type { PointFormat } from './point-format.js';
import { pointsFile } from './points-file.js';

/** The size of a picture, CSS pixels. */
const pictureSize = { width: 720, height: 420 };

/** Saves every logged point of a metric. */
export async function savePoints(
  foot: PanelFoot,
  logbook: Logbook,
  { metric, experiments, format }: { metric: string; experiments: readonly ShownExperiment[]; format: PointFormat },
): Promise<void> {
  const ids = experiments.map(({ id }) => id);
  await foot.save(fileName(logbook.name, metric, format.extension), async ({ signal, progress }) => {
    const { summaries } = await logbook.summaries({ experiments: ids, source: 'log', metrics: [metric] }, { signal });
    const total = summaries.reduce((sum, { count }) => sum + count, 0);
    return pointsFile(
      logbook,
      { sources: experiments, metric, format },
      { signal, written: (points) => progress(total === 0 ? 1 : Math.min(1, points / total)) },
    );
  });
}

/** Saves a chart as it is shown now. */
export async function savePicture(
  foot: PanelFoot,
  logbook: Logbook,
  { metric, picture, format }: { metric: string; picture: Picture; format: 'svg' | 'png' },
): Promise<void> {
  const drawn: ChartPicture = { ...picture, ...pictureSize, hoveredId: null, title: metricName(metric) };
  await foot.save(fileName(logbook.name, metric, format), async () => {
    // Few people save pictures: what draws them comes when it is wanted.
    const { chartPng, chartSvg } = await import('../../../charts/chart-picture.js');
    return format === 'png' ? chartPng(drawn) : new Blob([chartSvg(drawn)], { type: 'image/svg+xml' });
  });
}
