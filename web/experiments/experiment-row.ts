import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatDuration } from '../charts/format-duration.js';
import { formatStep } from '../charts/format-number.js';
import { seriesColor, seriesDash } from '../charts/palette.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon } from '../elements/icon.js';
import { statusGlyph } from '../elements/status-glyph.js';
import { experimentName } from '../state/experiment-name.js';
import { runSeconds } from '../state/run-status.js';
import { fullTimeWords, startWords } from '../state/time-words.js';
import { statusWords } from './experiment-status.js';

export interface RowState {
  experiment: ExperimentSummary;
  colorIndex: number;
  /** Which dash tells it from the other shown experiments of its colour. */
  dashRank: number;
  isSelected: boolean;
  isHovered: boolean;
  nowMs: number;
}

/** One experiment of the list: its colour, name, status, start and steps. Needs `rowStyles`. */
export function experimentRow({
  experiment,
  colorIndex,
  dashRank,
  isSelected,
  isHovered,
  nowMs,
}: RowState): TemplateResult {
  const name = experimentName(experiment);
  const { glyph, words } = statusWords(experiment, nowMs);
  const started = experiment.startTime === null ? null : experiment.startTime * 1000;
  const seconds = runSeconds(experiment, nowMs);
  const dash = seriesDash(dashRank);
  return html`
    <label
      class="row ${isSelected ? 'on' : ''} ${isHovered ? 'hovered' : ''}"
      data-id=${experiment.id}
      ${cssProperties({ '--c': seriesColor(experiment, colorIndex) })}
    >
      <input class="unseen" type="checkbox" aria-label="Show ${name}" .checked=${isSelected} data-id=${experiment.id} />
      <span class="swatch">
        ${icon('check')}
        ${
          dash.length > 0
            ? html`<svg class="dash" viewBox="0 0 16 2" aria-hidden="true">
                <line x1="0" x2="16" y1="1" y2="1" stroke-dasharray=${dash.join(' ')}></line>
              </svg>`
            : nothing
        }
      </span>
      <span class="line name" title=${experimentName({ name: null, id: experiment.id })}>
        <span class="text">${shortened(name)}</span>${glyph && glyph !== 'completed' ? statusGlyph(glyph) : nothing}
        <span class="end num">${stepsOf(experiment)}</span>
      </span>
      <span class="line meta">
        ${words ? html`<span class="word ${glyph ?? ''}">${words}</span>` : nothing}
        ${started === null ? nothing : html`<time title=${fullTimeWords(started)}>${startWords(started, nowMs)}</time>`}
        <span class="end">${trouble(experiment) ?? (seconds === null ? nothing : runWords(seconds))}</span>
      </span>
    </label>
  `;
}

function stepsOf({ lastStep, exact }: ExperimentSummary): TemplateResult | typeof nothing {
  if (lastStep !== null) {
    return html`<span class="unseen">step </span>${formatStep(lastStep)}`;
  }
  return exact ? nothing : html`<i class="bar"></i>`;
}

/** Names of one sweep differ at their end, so a long one loses its middle and not its end. */
function shortened(name: string): TemplateResult {
  const kept = name.length > 20 ? 8 : 0;
  return html`<span>${name.slice(0, name.length - kept)}</span>${name.slice(name.length - kept)}`;
}

const runWords = (seconds: number): string => (seconds < 1 ? '< 1 s' : formatDuration(Math.floor(seconds)));

/** What keeps a part of it from being read; it is listed in full in the logbook's health. Null where all is well. */
function trouble({ damagedLines, faults }: ExperimentSummary): TemplateResult | null {
  if (faults.length > 0) {
    const why = faults.map(({ message }) => message).join('\n');
    return html`<span class="word interrupted" title=${why}>cannot be read</span>`;
  }
  if (!damagedLines) return null;
  return html`<span class="word silent">${formatStep(damagedLines)} damaged</span>`;
}
