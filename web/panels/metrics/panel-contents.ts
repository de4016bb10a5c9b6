import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import type { LogbookState } from '../../state/logbook-store.js';
import type { Settings } from '../../state/settings.js';
import type { View } from '../../state/view.js';
import { MadeOnce } from './made-once.js';
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
  readonly #selected = new MadeOnce<readonly ExperimentSummary[]>();
  readonly #charts = new MadeOnce<ReadonlyMap<string, Drawn>>();
  readonly #sections = new MadeOnce<Pick<PanelContents, 'hidden' | 'sections'>>();

  of({ state, selected: ids, settings, view }: ContentsFrom, nowMs: number): PanelContents {
    const { experiments, colorIndex } = state;
    const { palette, dashes } = settings;
    const { bands, group, hidden, pinned, order, metricSearch: searched, metricSearchIsRegex: isRegex } = view;
    const selected = this.#selected.get([experiments, ids], () => experiments.filter(({ id }) => ids.has(id)));
    const minute = Math.floor(nowMs / lookEveryMs);
    const charts = this.#charts.get([selected, colorIndex, palette, dashes, bands, group, minute], () =>
      shownCharts({ selected, colorIndex, settings, view, nowMs }),
    );
    const arranged = this.#sections.get([charts, hidden, pinned, order, searched, isRegex], () => {
      const { finds } = metricSearch(searched, isRegex);
      const away = new Set(hidden);
      const metrics = [...charts.keys()];
      return {
        hidden: metrics.filter((metric) => away.has(metric)),
        sections: sectionsOf(
          metrics.filter((metric) => !away.has(metric) && finds(metric)),
          { pinned, order },
        ),
      };
    });
    return { selected, charts, ...arranged };
  }
}
