/** What a key does in a chart: moves the crosshair, takes it away, or zooms. */
export type KeyAction = 'next' | 'previous' | 'first' | 'last' | 'leave' | 'zoom-in' | 'zoom-out' | 'zoom-reset';

const actions: { readonly [key: string]: KeyAction } = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  '+': 'zoom-in',
  // The same key without Shift.
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
};

export function keyAction({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): KeyAction | undefined {
  return ctrlKey || metaKey || altKey ? undefined : actions[key];
}
