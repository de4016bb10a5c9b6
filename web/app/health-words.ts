import type { ExperimentSummary, Notice } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';

/** More lines than this are only counted. */
export const listedLines = 100;

export function damagedCount(experiments: readonly ExperimentSummary[]): number {
  return experiments.reduce((sum, { damagedLines }) => sum + (damagedLines ?? 0), 0);
}

/** What is wrong, at a glance. */
export function summaryWords(damaged: number, notices: readonly Notice[]): string {
  const unreadable = notices.filter(isFault).length;
  const others = notices.length - unreadable;
  return [
    unreadable > 0 ? `${formatStep(unreadable)} unreadable` : '',
    others > 0 ? count(others, 'notice') : '',
    damaged > 0 || notices.length === 0 ? count(damaged, 'damaged line') : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

export const isFault = ({ kind }: Notice): boolean => kind === 'unreadable';

export const count = (number: number, what: string): string =>
  `${formatStep(number)} ${what}${number === 1 ? '' : 's'}`;
