import type { SeriesX } from '../../../sdk/read/logbook.js';
import { ChartGroup } from '../../charts/chart-group.js';
import type { LogbookStore } from '../../state/logbook-store.js';
import type { SelectionStore } from '../../state/selection-store.js';
import type { SettingsStore } from '../../state/settings-store.js';
import type { UndoStore } from '../../state/undo-store.js';
import type { ViewStore } from '../../state/view-store.js';
import { PanelFoot } from './panel-foot.js';
import { MetricLayout } from './metric-layout.js';
import { ZoomHistory } from './zoom-history.js';

/** The stores that the panel takes from their contexts. */
export interface PanelStores {
  logbooks: LogbookStore;
  selections: SelectionStore;
  settings: SettingsStore;
  view: ViewStore;
  undo: UndoStore | undefined;
}

/** What all charts of the panel have in common. */
export class PanelShared {
  readonly layout: MetricLayout;
  readonly zoom: ZoomHistory;
  readonly foot = new PanelFoot();
  readonly #crosshairs = new Map<SeriesX, ChartGroup>();

  constructor(readonly stores: PanelStores) {
    this.layout = new MetricLayout(stores.view, stores.undo);
    this.zoom = new ZoomHistory(stores.view);
  }

  /** The charts over one axis have their crosshair in common. */
  crosshairOf(x: SeriesX): ChartGroup {
    const known = this.#crosshairs.get(x);
    if (known) return known;
    const group = new ChartGroup();
    this.#crosshairs.set(x, group);
    return group;
  }
}
