import type { BandKind, SeriesGroup, SeriesQuery, SeriesX, Smoothing } from '../../sdk/read/logbook.js';
import { badParameter, flag, members, numberIn, positive, range, text, texts, word } from './parameters.js';

/** More points at once would take long, and flatten a line as well. */
const mostSigma = 1000;
const mostPoints = 1_000_000;

const scales = ['linear', 'log'] as const;

/** What the body of a question for series asks; only `experiments` and `metric` have to be there. */
export function seriesQuery(body: Record<string, unknown>): SeriesQuery {
  return {
    experiments: texts(body, 'experiments'),
    metric: text(body, 'metric'),
    source: word(body.source, 'source', ['log', 'resources'], 'log'),
    x: xOf(body.x),
    xScale: word(body.xScale, 'xScale', scales, 'linear'),
    yScale: word(body.yScale, 'yScale', scales, 'linear'),
    window: range(body, 'window'),
    widthPx: positive(body, 'widthPx', 1000),
    smoothing: smoothingOf(body),
    groups: groupsOf(body),
    band: word<BandKind>(body.band, 'band', ['std', 'sem', 'range'], 'std'),
    quantiles: quantilesOf(body),
    wait: flag(body, 'wait'),
  };
}

function xOf(value: unknown = 'step'): SeriesX {
  if (typeof value === 'string' && value.startsWith('metric:')) return value as SeriesX;
  const words = ['step', 'time', 'clock'] as const;
  const found = words.find((known) => known === value);
  if (found === undefined) throw badParameter('x', 'step or time or clock or metric: and a name');
  return found;
}

function smoothingOf(body: Record<string, unknown>): Smoothing | null {
  if ((body.smoothing ?? null) === null) return null;
  const smoothing = members(body, 'smoothing');
  const method = text(smoothing, 'method');
  switch (method) {
    case 'ema':
      return { method, weight: numberIn(smoothing, 'weight', (value) => value >= 0 && value < 1, 'from 0 to below 1') };
    case 'time-ema':
      return { method, halfLife: numberIn(smoothing, 'halfLife', (value) => value > 0, 'above 0') };
    case 'gaussian': {
      const isFit = (value: number): boolean => value > 0 && value <= mostSigma;
      return { method, sigma: numberIn(smoothing, 'sigma', isFit, `above 0, at most ${mostSigma}`) };
    }
    case 'mean': {
      const isFit = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= mostPoints;
      return { method, points: numberIn(smoothing, 'points', isFit, `whole, from 1 to ${mostPoints}`) };
    }
    default:
      throw badParameter('method', 'ema or time-ema or gaussian or mean');
  }
}

function groupsOf(body: Record<string, unknown>): SeriesGroup[] {
  const groups: unknown = body.groups ?? [];
  if (!Array.isArray(groups)) throw badParameter('groups', 'a list');
  const found = groups.map((each: unknown): SeriesGroup => {
    const group = members({ groups: each }, 'groups');
    return { id: text(group, 'id'), experiments: texts(group, 'experiments') };
  });
  if (new Set(found.map(({ id }) => id)).size < found.length) throw badParameter('groups', 'of different ids');
  return found;
}

function quantilesOf(body: Record<string, unknown>): [low: number, high: number] | null {
  const shares = range(body, 'quantiles');
  if (shares && (shares[0] < 0 || shares[1] > 1)) throw badParameter('quantiles', 'null or two numbers from 0 to 1');
  return shares;
}
