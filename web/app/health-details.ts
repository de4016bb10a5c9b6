import { html, nothing, type TemplateResult } from 'lit';
import type { DamagedLine, Notice } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import '../elements/mtx-copy-button.js';
import { nonFiniteWords } from '../panels/metrics/non-finite-words.js';
import type { LogbookState } from '../state/logbook-store.js';
import { sizeWords } from '../state/size-words.js';
import { agoWords } from '../state/time-words.js';
import { count, isFault, listedLines } from './health-words.js';

interface Details {
  logbook: LogbookState;
  notices: readonly Notice[];
  /** How many damaged lines there are. */
  damaged: number;
  /** Those that are listed; null while they are being asked for. */
  lines: readonly DamagedLine[] | null;
  /** Why they could not be looked up. */
  failure: string;
}

/** What the health of a logbook is made of: figures, and each thing that could not be read. */
export function healthDetails(details: Details): TemplateResult {
  const { logbook, notices, damaged } = details;
  const isWell = damaged === 0 && notices.length === 0;
  return html`
    ${facts(logbook)} ${isWell ? html`<p>Every line of every file could be read.</p>` : nothing}
    ${noticeList('could not be read', notices.filter(isFault))}
    ${noticeList(
      'to know',
      notices.filter((notice) => !isFault(notice)),
    )}
    ${damaged > 0 ? lineList(details) : nothing}
  `;
}

/** How the logbook is, in figures. */
function facts({ experiments, lastChangeMs }: LogbookState): TemplateResult {
  const rewinds = experiments.reduce((sum, experiment) => sum + (experiment.rewinds ?? 0), 0);
  const recovered = experiments.filter(({ status }) => status === 'recovered').length;
  const figures: [string, string][] = [
    ['Last write', lastChangeMs === null ? 'not known' : agoWords(lastChangeMs, Date.now())],
    ['Not finite', nonFiniteWords(experiments) || 'none'],
    ['Steps that go back', rewinds === 0 ? 'none' : count(rewinds, 'time')],
    ['Recovered', recovered === 0 ? 'none' : count(recovered, 'experiment')],
  ];
  return html`
    <dl>
      ${figures.map(
        ([name, words]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
  `;
}

function lineList({ damaged, lines, failure }: Details): TemplateResult {
  const listed = lines ?? [];
  return html`
    <h2>${count(damaged, 'damaged line')} <span>skipped, the rest was read</span></h2>
    ${failure ? html`<p class="failure">${failure}</p>` : nothing}
    ${lines === null && !failure ? html`<p role="status">Looking them up…</p>` : nothing}
    <ol>
      ${listed.map(
        ({ path, line, excerpt, sizeBytes, recovered }) => html`
          <li>
            <div>
              <b title=${path}>${path.split('/').at(-1)}</b>
              <span>line ${formatStep(line)}${recovered ? ', a part was read' : ''}</span>
            </div>
            <div>
              <code>${visible(excerpt)}</code>
              <span>${sizeWords(sizeBytes)}</span>
            </div>
          </li>
        `,
      )}
    </ol>
    ${
      listed.length > 0 && damaged > listed.length
        ? html`<p>and ${formatStep(damaged - listed.length)} more</p>`
        : nothing
    }
    ${
      listed.length > 0
        ? html`<mtx-copy-button named label="Copy the list" text=${listWords(listed)}></mtx-copy-button>`
        : nothing
    }
  `;
}

function noticeList(what: string, notices: readonly Notice[]): TemplateResult | typeof nothing {
  if (notices.length === 0) return nothing;
  return html`
    <h2>${formatStep(notices.length)} <span>${what}</span></h2>
    <ul>
      ${notices.slice(0, listedLines).map(({ message }) => html`<li>${message}</li>`)}
    </ul>
    ${notices.length > listedLines ? html`<p>and ${formatStep(notices.length - listedLines)} more</p>` : nothing}
  `;
}

/** One line each: the file, the number of the line, and how it begins. */
function listWords(lines: readonly DamagedLine[]): string {
  return lines.map(({ path, line, excerpt }) => `${path}:${line}: ${visible(excerpt)}`).join('\n');
}

/** Control characters as they are escaped: a block of NUL is the usual trace of a crash. */
function visible(excerpt: string): string {
  return excerpt.replace(/\p{Cc}/gu, (unit) => {
    const code = unit.charCodeAt(0);
    return code === 0 ? '\\0' : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
