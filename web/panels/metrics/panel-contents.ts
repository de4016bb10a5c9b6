import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import type { LogbookState } from '../../state/logbook-store.js';
import { remembered } from '../../state/remembered.js';
import type { Settings } from '../../state/settings.js';
import type { View } from '../../state/view.js';
import { metricSearch } from './metric-search.js';
import { sectionsOf, type Section } from './sections.js';
import { shownCharts, type Drawn } from './shown-charts.js';

/** What the panel shows. */
export interface PanelContents {
  selected: readonly ExperimentSummary[];
  /** Of all metrics that the selected experiments logged. */
  charts: ReadonlyMap<string, Drawn>;
  /** Those of these metrics that are hidden. */
  hidden: readonly string[];
  /** Those that are not hidden and that the search finds. */
  sections: readonly Section[];
}

/** How often experiments are looked at that may have gone silent. */
const lookEveryMs = 60_000;

export interface ContentsFrom {
  state: Pick<LogbookState, 'experiments' | 'colorIndex'>;
  selected: ReadonlySet<string>;
  settings: Pick<Settings, 'palette' | 'dashes'>;
  view: View;
}

/** Finds out what the panel shows, each part of it only when what it follows from has changed. */
export class ContentsMemo {
  readonly #selected = remembered((experiments: readonly ExperimentSummary[], ids: ReadonlySet<string>) =>
    experiments.filter(({ id }) => ids.has(id)),
  );
  readonly #charts = remembered(
    (
      experiments: readonly ExperimentSummary[],
      selected: ReadonlySet<string>,
      colorIndex: ReadonlyMap<string, number>,
      bandsOf: string,
      palette: Settings['palette'],
      dashes: boolean,
      minute: number,
    ) => shownCharts({ experiments, selected, colorIndex, bandsOf, palette, dashes, nowMs: minute * lookEveryMs }),
  );
  readonly #arranged = remembered(arranged);

  of({ state, selected, settings, view }: ContentsFrom, nowMs: number): PanelContents {
    const { experiments, colorIndex } = state;
    const { palette, dashes } = settings;
    const bandsOf = view.bands ? view.group : '';
    const minute = Math.floor(nowMs / lookEveryMs);
    const charts = this.#charts(experiments, selected, colorIndex, bandsOf, palette, dashes, minute);
    const { hidden, pinned, order, metricSearch: searched, metricSearchIsRegex: isRegex } = view;
    return {
      selected: this.#selected(experiments, selected),
      charts,
      ...this.#arranged(charts, hidden, pinned, order, searched, isRegex),
    };
  }
}

function arranged(
  charts: PanelContents['charts'],
  hidden: readonly string[],
  pinned: readonly string[],
  order: readonly string[],
  searched: string,
  isRegex: boolean,
): Pick<PanelContents, 'hidden' | 'sections'> {
  const { finds } = metricSearch(searched, isRegex);
  const away = new Set(hidden);
  const metrics = [...charts.keys()];
  const shown = metrics.filter((metric) => !away.has(metric) && finds(metric));
  return { hidden: metrics.filter((metric) => away.has(metric)), sections: sectionsOf(shown, { pinned, order }) };
}
