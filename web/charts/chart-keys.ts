import type { HoverController } from './hover-controller.js';
import { valueAt, type Range } from './range.js';
import type { WindowControl } from './window-control.js';

/** What keys do in a chart. */
export interface KeyTarget {
  /** The x axis that is shown; null until it is. */
  axis: () => Range | null;
  hover: HoverController;
  window: WindowControl;
}

/** A press of Shift and an arrow moves by that share of what is seen. */
const panShare = 0.1;

type Action = (target: KeyTarget, axis: Range) => void;

const actions: { readonly [key: string]: Action } = {
  ArrowRight: ({ hover }) => hover.stepBy(1),
  ArrowLeft: ({ hover }) => hover.stepBy(-1),
  'Shift+ArrowRight': ({ window }, axis) => window.pan(axis, panShare),
  'Shift+ArrowLeft': ({ window }, axis) => window.pan(axis, -panShare),
  Home: ({ hover }) => hover.stepToFirst(),
  End: ({ hover }) => hover.stepToLast(),
  ' ': ({ hover }) => hover.toggleKept(),
  Escape: ({ hover }) => hover.leave(),
  '+': zoomBy(0.5),
  // The same key without Shift.
  '=': zoomBy(0.5),
  '-': zoomBy(2),
  '0': ({ window }) => window.showAll(),
};

/** These are someone else's where there is no crosshair. */
const needsCrosshair = ['Escape', ' '];

/** Does what a key stands for; all others are someone else's. */
export function pressKey(event: KeyboardEvent, target: KeyTarget): void {
  const axis = target.axis();
  if (!axis || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = actions[event.shiftKey ? `Shift+${event.key}` : event.key] ?? shifted(event);
  if (!action || (needsCrosshair.includes(event.key) && !target.hover.value)) return;
  event.preventDefault();
  event.stopPropagation();
  action(target, axis);
}

/** On some keyboards a sign needs Shift. */
function shifted({ key }: KeyboardEvent): Action | undefined {
  return ['+', '=', '-', '0'].includes(key) ? actions[key] : undefined;
}

function zoomBy(factor: number): Action {
  return ({ hover, window }, axis) => window.zoom(axis, hover.value?.x ?? valueAt(0.5, axis), factor);
}
