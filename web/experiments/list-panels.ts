/** What the list's tools open, loaded with the first of them. */
import './mtx-filter-panel.js';

export { groupPanel } from './group-panel.js';
export { sortPanel } from './sort-panel.js';
