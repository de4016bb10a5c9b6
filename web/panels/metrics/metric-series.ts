import type { ReactiveControllerHost } from 'lit';
import type { SeriesAnswer, SeriesQuery } from '../../../sdk/read/logbook.js';
import type { ChartBand, ChartLine } from '../../charts/chart-line.js';
import type { ChartModel } from '../../charts/chart-model.js';
import type { LogbookStore } from '../../state/logbook-store.js';
import { remembered } from '../../state/remembered.js';
import type { Settings } from '../../state/settings.js';
import { LogbookAnswer } from './logbook-answer.js';
import { seriesAsking, seriesQuestion, type Charted } from './series-question.js';

/** What of the answers is drawn. */
export type Picture = Omit<ChartModel, 'hoveredId'>;

/**
 * The series behind a chart, asked for while it is looked at, and again whenever they may have changed. Until there is
 * an answer for other axes, the picture before stays.
 */
export class MetricSeries {
  readonly #series: LogbookAnswer<SeriesQuery, SeriesAnswer>;
  readonly #lines = remembered(linesOf);
  readonly #bands = remembered(bandsOf);
  #window: Picture['window'] = null;

  constructor(host: ReactiveControllerHost, logbooks: () => LogbookStore | undefined) {
    this.#series = new LogbookAnswer(host, logbooks, seriesAsking);
  }

  /** Whether there is something to draw, be it out of date. */
  get isAnswered(): boolean {
    return this.#series.answer !== null;
  }

  /** Why the last question had no answer. */
  get error(): Error | null {
    return this.#series.error;
  }

  /** How many of the experiments have been read whole; null where all have been, or nothing is known yet. */
  get readCount(): number | null {
    const { answer, answered } = this.#series;
    if (!answer || !answered || answer.complete) return null;
    const whole = new Set([...answer.traces, ...answer.bands].filter(({ complete }) => complete).map(({ id }) => id));
    const inGroups = (answered.groups ?? [])
      .filter(({ id }) => whole.has(id))
      .flatMap(({ experiments }) => experiments);
    return answered.experiments.filter((id) => whole.has(id)).length + inGroups.length;
  }

  /** What is to be drawn of this chart now. */
  pictureOf(charted: Charted, { outliers, shadow }: Pick<Settings, 'outliers' | 'shadow'>): Picture {
    const { answer, answered } = this.#series;
    const { experiments, groups, axes } = charted;
    const { x, xScale = 'linear', yScale = 'linear' } = answered ?? axes;
    if (x === axes.x) this.#window = charted.window;
    const lines = this.#lines(experiments, answer, shadow);
    const bands = this.#bands(groups, answer);
    return { lines, bands, xKind: x, xScale, yScale, window: this.#window, isRangeTrimmed: outliers === 'left-out' };
  }

  /** Asks for what a chart of so many pixel columns shows, unless it is known. */
  want(charted: Charted, settings: Settings, widthPx: number): void {
    const isBlank = widthPx === 0 || charted.experiments.length + charted.groups.length === 0;
    this.#series.want(isBlank ? null : seriesQuestion(charted, settings, widthPx));
  }

  /** Nobody looks. */
  rest(): void {
    this.#series.want(null);
  }

  /** The person asks once more after an error. */
  again(): void {
    this.#series.again();
  }
}

/** From the back to the front, the newest on top; without those that are no longer selected. */
function linesOf(experiments: Charted['experiments'], answer: SeriesAnswer | null, shadow: boolean): ChartLine[] {
  const byId = new Map(answer?.traces.map((trace) => [trace.id, trace]));
  return experiments
    .flatMap((experiment) => {
      const trace = byId.get(experiment.id);
      return trace ? [{ ...experiment, trace: shadow ? trace : { ...trace, raw: null } }] : [];
    })
    .reverse();
}

function bandsOf(groups: Charted['groups'], answer: SeriesAnswer | null): ChartBand[] {
  const byId = new Map(answer?.bands.map((band) => [band.id, band]));
  return groups
    .flatMap(({ id, label, color, dash }) => {
      const band = byId.get(id);
      return band ? [{ id, label, color, dash, band }] : [];
    })
    .reverse();
}
