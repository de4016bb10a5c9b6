import type { SummariesAnswer, SummariesQuery } from '../../../sdk/read/logbook.js';
import type { LogbookAsking } from './logbook-answer.js';
import { sameTexts } from './series-question.js';

/** Asks for figures over all points of metrics. */
export const figuresAsking: LogbookAsking<SummariesQuery, SummariesAnswer> = {
  ask: (logbook, query, options) => logbook.summaries(query, options),
  kinship(before, now) {
    if (!sameTexts(before.metrics ?? [], now.metrics ?? [])) return 'another';
    return sameTexts(before.experiments, now.experiments) ? 'same' : 'nearly';
  },
  isAbout: ({ experiments }, ids) => experiments.some((id) => ids.has(id)),
};
