import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ExperimentSummary, Notice } from '../../sdk/read/logbook.js';
import { formatDuration } from '../charts/format-duration.js';
import { formatStep, formatValue } from '../charts/format-number.js';
import { seriesDash } from '../charts/palette.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon } from '../elements/icon.js';
import { statusGlyph } from '../elements/status-glyph.js';
import { experimentName } from '../state/experiment-name.js';
import { runSeconds } from '../state/run-status.js';
import { fullTimeWords, startWords } from '../state/time-words.js';
import { statusWords } from './experiment-status.js';

/** Where a row stands, and in which of its states. */
export interface RowPlace {
  key: string;
  /** From 0, among all rows. */
  index: number;
  /** CSS pixels from the top of all rows. */
  top: number;
  /** Whether the Tab key comes to it. */
  isTabStop: boolean;
  isMarked: boolean;
}

export interface ExperimentRow extends RowPlace {
  experiment: ExperimentSummary;
  isInGroup: boolean;
  color: string;
  /** Which dash tells it from the other shown experiments of its colour. */
  dashRank: number;
  isSelected: boolean;
  isHovered: boolean;
  isRenaming: boolean;
  /** Whether there is a metric whose value stands in the row. */
  hasMetric: boolean;
  /** The last one; null where there is none, undefined while it is not known. */
  value: number | null | undefined;
  nowMs: number;
}

/** One experiment of the list: its colour, name, status, start, steps and value. Needs `rowStyles`. */
export function experimentRow(row: ExperimentRow): TemplateResult {
  const { experiment, key, index, top, isSelected, isHovered, isInGroup, isMarked, isTabStop, color, nowMs } = row;
  const name = experimentName(experiment);
  const { glyph, words } = statusWords(experiment, nowMs);
  const { value, steps } = figuresOf(row);
  return html`
    <div
      role="row"
      class="row ${isSelected ? 'on' : ''} ${isHovered ? 'hovered' : ''} ${isInGroup ? 'inner' : ''}"
      data-key=${key}
      data-id=${experiment.id}
      tabindex=${isTabStop ? 0 : -1}
      aria-rowindex=${index + 1}
      aria-level=${ifDefined(isInGroup ? 2 : 1)}
      aria-selected=${isMarked}
      ${cssProperties({ '--c': color, '--y': `${top}px` })}
    >
      <span role="gridcell" class="box">${swatch(name, isSelected, row.dashRank)}</span>
      <span role="gridcell" class="line name" title=${experimentName({ name: null, id: experiment.id })}>
        ${
          row.isRenaming
            ? html`<input
                class="rename"
                aria-label="Name"
                autocomplete="off"
                spellcheck="false"
                .value=${experiment.name ?? ''}
              />`
            : html`<span class="text">${shortened(name)}</span
                >${glyph && glyph !== 'completed' ? statusGlyph(glyph) : nothing}`
        }
      </span>
      <span role="gridcell" class="line meta">
        ${row.isRenaming ? html`<span>Enter keeps · Esc discards</span>` : metaOf(experiment, glyph, words, nowMs)}
      </span>
      <span role="gridcell" class="value num">${value}</span>
      <span role="gridcell" class="steps">${steps}</span>
      <span role="gridcell" class="more">
        <button
          type="button"
          class="icon-btn small"
          tabindex="-1"
          aria-haspopup="menu"
          aria-label="Menu of ${name}"
          title="Menu"
        >
          ${icon('more')}
        </button>
      </span>
    </div>
  `;
}

function swatch(name: string, isSelected: boolean, dashRank: number): TemplateResult {
  const dash = seriesDash(dashRank);
  return html`
    <label class="swatch">
      <input class="unseen" type="checkbox" tabindex="-1" aria-label="Show ${name}" .checked=${isSelected} />
      ${icon('check')}
      ${
        dash.length > 0
          ? html`<svg class="dash" viewBox="0 0 16 2" aria-hidden="true">
              <line x1="0" x2="16" y1="1" y2="1" stroke-dasharray=${dash.join(' ')}></line>
            </svg>`
          : nothing
      }
    </label>
  `;
}

/** Names of one sweep differ at their end, so a long one loses its middle and not its end. */
function shortened(name: string): TemplateResult {
  const kept = name.length > 20 ? 8 : 0;
  return html`<span>${name.slice(0, name.length - kept)}</span>${name.slice(name.length - kept)}`;
}

type Shown = TemplateResult | string | typeof nothing;

/** Without a metric the steps stand in the place of its value. */
function figuresOf({ experiment: { lastStep, exact }, hasMetric, value }: ExperimentRow): {
  value: Shown;
  steps: Shown;
} {
  const bar = html`<i class="bar"></i>`;
  const isWaiting = lastStep === null && !exact;
  const steps =
    lastStep !== null ? html`<span class="unseen">step </span>${formatStep(lastStep)}` : isWaiting ? bar : nothing;
  if (!hasMetric) return { value: steps, steps: nothing };
  return { value: value === undefined ? bar : value === null ? nothing : formatValue(value), steps };
}

function metaOf(experiment: ExperimentSummary, glyph: string | null, words: string, nowMs: number): TemplateResult {
  const started = experiment.startTime === null ? null : experiment.startTime * 1000;
  const seconds = runSeconds(experiment, nowMs);
  const wrong = trouble(experiment);
  return html`
    ${words ? html`<span class="${glyph === 'completed' ? 'unseen' : 'word'} ${glyph ?? ''}">${words}</span>` : nothing}
    ${
      started === null || glyph === 'running' || wrong
        ? nothing
        : html`<time class="part" title=${fullTimeWords(started)}>${startWords(started, nowMs)}</time>`
    }
    ${wrong ?? (seconds === null || glyph === 'silent' ? nothing : html`<span class="part">${runWords(seconds)}</span>`)}
    ${notesTrouble(experiment)}
  `;
}

/** Seconds are of no interest in what took long. */
function runWords(seconds: number): string {
  const whole = seconds < 600 ? Math.floor(seconds) : seconds - (seconds % 60);
  return seconds < 1 ? '< 1 s' : formatDuration(whole);
}

/** What keeps a part of it from being read; it is listed in full in the logbook's health. Null where all is well. */
function trouble({ id, damagedLines, faults }: ExperimentSummary): TemplateResult | null {
  const ofRun = faults.filter(({ path }) => path !== annotationPathOf(id));
  if (ofRun.length > 0) return html`<span class="part interrupted" title=${messagesOf(ofRun)}>cannot be read</span>`;
  if (!damagedLines) return null;
  return html`<span class="part silent">${formatStep(damagedLines)} damaged</span>`;
}

/** That what people added to it cannot be read, which leaves the run itself as it is. */
function notesTrouble({ id, faults }: ExperimentSummary): TemplateResult | typeof nothing {
  const ofNotes = faults.filter(({ path }) => path === annotationPathOf(id));
  if (ofNotes.length === 0) return nothing;
  return html`<span class="part silent" title=${messagesOf(ofNotes)}>notes cannot be read</span>`;
}

const annotationPathOf = (id: string): string => `annotations/${id}.json`;

const messagesOf = (notices: readonly Notice[]): string => notices.map(({ message }) => message).join('\n');
