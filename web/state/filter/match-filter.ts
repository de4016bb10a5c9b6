import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { configOf, groupNameOf, tagsOf } from '../experiment-fields.js';
import { experimentName } from '../experiment-name.js';
import { valueOf, type Known } from '../quantity.js';
import { runStatus } from '../run-status.js';
import type { FieldName, Filter, Operator, Wanted } from './filter.js';

/** Whether an experiment is what the filter asks for; undefined while what is known of it leaves that open. */
export function matches(filter: Filter, experiment: ExperimentSummary, known: Known): boolean | undefined {
  switch (filter.kind) {
    case 'and':
      return joined(filter.parts, false, experiment, known);
    case 'or':
      return joined(filter.parts, true, experiment, known);
    case 'not': {
      const found = matches(filter.part, experiment, known);
      return found === undefined ? undefined : !found;
    }
    case 'word':
      return hasWord(experiment, filter.text.toLowerCase(), known.nowMs);
    case 'field':
      return hasField(experiment, filter.field, filter.text.toLowerCase(), known.nowMs);
    case 'comparison': {
      const value = valueOf(filter.quantity, experiment, known);
      return value === undefined ? undefined : value !== null && compares(value, filter.operator, filter.wanted);
    }
  }
}

/** The metrics whose figures have to be known. */
export function metricsIn(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(metricsIn);
    case 'not':
      return metricsIn(filter.part);
    case 'comparison':
      return filter.quantity.kind === 'metric' ? [filter.quantity.metric] : [];
    default:
      return [];
  }
}

/** One part alone may settle it, whatever the others come to be. */
function joined(
  parts: readonly Filter[],
  settling: boolean,
  experiment: ExperimentSummary,
  known: Known,
): boolean | undefined {
  let isOpen = false;
  for (const part of parts) {
    const found = matches(part, experiment, known);
    if (found === settling) return settling;
    if (found === undefined) isOpen = true;
  }
  return isOpen ? undefined : !settling;
}

const searched = new WeakMap<ExperimentSummary, string>();

/** All texts of an experiment in small letters, a line each: name, id, tags, notes, and config as `key=value`. */
function textOf(experiment: ExperimentSummary): string {
  const known = searched.get(experiment);
  if (known !== undefined) return known;
  const config = [...configOf(experiment)].map(([key, value]) => `${key}=${value}`);
  const { id, annotation } = experiment;
  const text = [experimentName(experiment), id, ...tagsOf(experiment), annotation?.notes ?? '', ...config]
    .join('\n')
    .toLowerCase();
  searched.set(experiment, text);
  return text;
}

function hasWord(experiment: ExperimentSummary, word: string, nowMs: number): boolean {
  return textOf(experiment).includes(word) || (statusOf(experiment, nowMs).includes(word) && word !== '');
}

function hasField(experiment: ExperimentSummary, field: FieldName, text: string, nowMs: number): boolean {
  switch (field) {
    case 'status':
      return statusOf(experiment, nowMs) === text;
    case 'tag':
      return tagsOf(experiment).some((tag) => tag.toLowerCase() === text);
    case 'group':
      return (groupNameOf(experiment) ?? '').toLowerCase() === text;
    case 'name':
      return experimentName(experiment).toLowerCase().includes(text);
    case 'id':
      return experiment.id.toLowerCase().includes(text);
    case 'notes':
      return (experiment.annotation?.notes ?? '').toLowerCase().includes(text);
  }
}

const statusOf = (experiment: ExperimentSummary, nowMs: number): string =>
  runStatus(experiment, nowMs) ?? experiment.status?.toLowerCase() ?? '';

function compares(value: number | string, operator: Operator, wanted: Wanted): boolean {
  if (wanted.kind === 'period') return typeof value === 'number' && comparesPeriod(value, operator, wanted);
  const { number } = wanted;
  const isText = wanted.kind === 'text' && (typeof value === 'string' || Number.isNaN(number));
  if (isText && (operator === '=' || operator === '!=')) {
    return (String(value).toLowerCase() === wanted.text.toLowerCase()) === (operator === '=');
  }
  return typeof value === 'number' && comparesNumber(value, operator, number);
}

function comparesNumber(value: number, operator: Operator, number: number): boolean {
  const isSame = value === number || (Number.isNaN(value) && Number.isNaN(number));
  switch (operator) {
    case '=':
      return isSame;
    case '!=':
      return !isSame;
    case '<':
      return value < number;
    case '<=':
      return value <= number;
    case '>':
      return value > number;
    case '>=':
      return value >= number;
  }
}

function comparesPeriod(value: number, operator: Operator, { from, to }: { from: number; to: number }): boolean {
  switch (operator) {
    case '=':
      return value >= from && value < to;
    case '!=':
      return value < from || value >= to;
    case '<':
      return value < from;
    case '<=':
      return value < to;
    case '>':
      return value >= to;
    case '>=':
      return value >= from;
  }
}
