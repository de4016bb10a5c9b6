import { Store } from '../state/store.js';

/** Where the crosshair is, and in which chart. */
export interface SharedCrosshair {
  x: number;
  source: object;
}

/** Charts with one x axis in common: the crosshair of one shows in all others. Null while it is in none. */
export class ChartGroup extends Store<SharedCrosshair | null> {
  constructor() {
    super(null);
  }

  show(x: number, source: object): void {
    this.value = { x, source };
  }

  /** Takes the crosshair away, if it is that chart's. */
  hide(source: object): void {
    if (this.value?.source === source) this.value = null;
  }
}
