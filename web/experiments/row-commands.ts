/** What a key does to the rows of the list. */
export type RowCommand =
  | { kind: 'move'; to: number; extends: boolean }
  | { kind: 'open' | 'close' | 'toggle' | 'only' | 'rename' | 'delete' | 'mark-all' | 'unmark' };

/**
 * The command of a key, null where it has none.
 * @param at the row that has the focus, of `count`
 * @param pageRows how many rows Page Up and Page Down go
 */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  { at, count, pageRows }: { at: number; count: number; pageRows: number },
): RowCommand | null {
  const { key, altKey, shiftKey } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  if (altKey) return null;
  if (isCtrl) return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'mark-all' } : null;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: count - 1,
  }[key];
  if (to !== undefined) return { kind: 'move', to: Math.max(0, Math.min(count - 1, to)), extends: shiftKey };
  const kinds = {
    ArrowRight: 'open',
    ArrowLeft: 'close',
    ' ': 'toggle',
    o: 'only',
    O: 'only',
    Enter: 'rename',
    F2: 'rename',
    Delete: 'delete',
    Escape: 'unmark',
  } as const;
  const kind = kinds[key as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
  return kind ? { kind } : null;
}
