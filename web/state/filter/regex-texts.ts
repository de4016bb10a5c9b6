import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { configOf, tagsOf } from '../experiment-fields.js';
import { experimentName } from '../experiment-name.js';

/** As much of an experiment's texts, and of one of them, as a regular expression is applied to. */
const longestText = 8000;
const longestLine = 500;

/** What the page asks the worker. */
export interface RegexQuestion {
  source: string;
  texts: string[];
}

/** Over a text with a line for each name, tag and value, whatever the case; `^` and `$` are ends of a line. */
export const regexFlags = 'im';

/** Name, id, tags, and config as `key=value`, a line each. */
export function regexText(experiment: ExperimentSummary): string {
  const config = [...configOf(experiment)].map(([key, value]) => `${key}=${value}`);
  const lines = [experimentName(experiment), experiment.id, ...tagsOf(experiment), ...config];
  return lines
    .map((line) => line.slice(0, longestLine))
    .join('\n')
    .slice(0, longestText);
}

/** Why this is no regular expression, as a sentence; empty where it is one. */
export function regexFault(source: string): string {
  try {
    new RegExp(source, regexFlags);
    return '';
  } catch (error) {
    const why = (error as Error).message.split(': ').at(-1) ?? '';
    return `This is no regular expression: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`;
  }
}
