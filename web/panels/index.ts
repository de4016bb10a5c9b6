import type { Panel } from './panel.js';

const found = import.meta.glob<Panel>('./*/panel.ts', { import: 'default', eager: true });

/** All panels, in the order of their tabs. */
export const panels: readonly Panel[] = Object.values(found).sort((one, other) => one.order - other.order);
