/** Which metrics a search finds, or why it can find none. */
export interface MetricSearch {
  finds: (metric: string) => boolean;
  /** What is wrong with the expression, in a few words: `Unterminated group`; empty where the search can be made. */
  mistake: string;
}

/** Longer names are searched up to here: an expression that backtracks is not to take long. */
const searchedLength = 300;

const all: MetricSearch = { finds: () => true, mistake: '' };

/** Finds names that contain every word of a text, or that a regular expression fits; both in any case. */
export function metricSearch(text: string, isRegex: boolean): MetricSearch {
  if (text.trim() === '') return all;
  return isRegex ? byExpression(text) : byWords(text);
}

function byWords(text: string): MetricSearch {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    finds: (metric) => words.every((word) => metric.toLowerCase().includes(word)),
    mistake: '',
  };
}

function byExpression(source: string): MetricSearch {
  try {
    const expression = new RegExp(source, 'iu');
    return { finds: (metric) => expression.test(metric.slice(0, searchedLength)), mistake: '' };
  } catch (error) {
    // The engine's sentence begins with the expression itself.
    return { ...all, mistake: (error as Error).message.split(': ').at(-1) ?? '' };
  }
}
