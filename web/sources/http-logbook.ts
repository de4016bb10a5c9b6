import { writeJson } from '../../sdk/format/json.js';
import { listFromRecord, type ExperimentListRecord } from '../../sdk/protocol/experiment-record.js';
import { numberFromJson } from '../../sdk/protocol/json-number.js';
import { decodeMessage, messageType } from '../../sdk/protocol/message.js';
import { pathTo, routePaths } from '../../sdk/protocol/paths.js';
import type { Abortable } from '../../sdk/read/files.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  Logbook,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
} from '../../sdk/read/logbook.js';
import { ChangeStream } from './change-stream.js';

/**
 * A logbook that a host reads: each operation is one of its routes. An error carries the host's code in `name`;
 * it is `host-unreachable` where nobody answers.
 */
export class HttpLogbook implements Logbook {
  readonly live = true;
  readonly #url: (path: string) => string;
  readonly #closing = new AbortController();
  readonly #stream: ChangeStream;
  /** The list when it was last asked for, and its entity tag; unknown before. */
  #list: { experiments: ExperimentList; tag: string | null } | null = null;

  private constructor(
    base: string,
    readonly name: string,
  ) {
    this.#url = urlsBelow(base);
    this.#stream = new ChangeStream(this.#url(routePaths.events), () => this.#knownIds(), this.#closing.signal);
  }

  /** Opens the logbook of the host at `base`; without one, of the host that the page came from. */
  static async open(base = '', { signal }: Abortable = {}): Promise<HttpLogbook> {
    const response = await ask(urlsBelow(base)(routePaths.health), {}, signal);
    const { logbook } = (await response.json()) as { logbook: string };
    return new HttpLogbook(base, logbook);
  }

  async experiments({ signal, wait = false }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    const path = pathTo(routePaths.experiments, { query: { wait: String(wait) } });
    const known = this.#list;
    // The browser's own cache would leave a copy on disk.
    const headers: Record<string, string> = known?.tag ? { 'If-None-Match': known.tag } : {};
    return this.#ask(path, { headers }, signal, async (response) => {
      if (response.status === 304 && known) return known.experiments;
      const list = listFromRecord((await response.json()) as ExperimentListRecord);
      this.#list = { experiments: list, tag: response.headers.get('ETag') };
      return list;
    });
  }

  async series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    const { wait = false, ...others } = query;
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: messageType },
      body: writeJson({ ...others, wait }, { nonFinite: 'string' }),
    };
    const message = await this.#ask(routePaths.series, request, signal, (response) => response.arrayBuffer());
    return decodeMessage(new Uint8Array(message)) as SeriesAnswer;
  }

  async *points({ id, source, metric }: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    const path = pathTo(routePaths.points, { id, query: { metric, source } });
    const body = await this.#ask(path, {}, signal, (response) => Promise.resolve(response.body));
    if (!body) return;
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let rest = ''; ;) {
        const { done, value } = await this.#orUnreachable(reader.read(), signal);
        if (done) return;
        const lines = (rest + value).split('\n');
        rest = lines.pop() ?? '';
        if (lines.length > 0) yield columnsOf(lines);
      }
    } finally {
      // Whoever has seen enough does not want the rest.
      reader.cancel().catch(() => undefined);
    }
  }

  async damage(id: string, { signal }: Abortable = {}): Promise<DamagedLine[]> {
    const path = pathTo(routePaths.damage, { id });
    return (await this.#ask(path, {}, signal, (response) => response.json())) as DamagedLine[];
  }

  changes(listener: (change: Change) => void, { signal }: { signal: AbortSignal }): void {
    this.#stream.add(listener, signal);
  }

  /** Breaks off what was asked and not answered yet: it rejects with an AbortError. */
  close(): void {
    this.#closing.abort(new DOMException('The logbook was closed', 'AbortError'));
  }

  #knownIds(): string[] | null {
    return this.#list?.experiments.items.map(({ id }) => id) ?? null;
  }

  async #ask<T>(
    path: string,
    request: RequestInit,
    signal: AbortSignal | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const either = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const response = await ask(this.#url(path), request, either);
    return this.#orUnreachable(read(response), either);
  }

  #orUnreachable<T>(reading: Promise<T>, signal = this.#closing.signal): Promise<T> {
    return reading.catch((error: unknown) => {
      signal.throwIfAborted();
      this.#closing.signal.throwIfAborted();
      throw error instanceof SyntaxError ? error : unreachable(error);
    });
  }
}

/** Addresses of the host's paths. Without a base they are relative, so that a host may stand below a path. */
function urlsBelow(base: string): (path: string) => string {
  const start = base === '' ? '' : base.replace(/\/?$/, '/');
  return (path) => start + path.slice(1);
}

async function ask(url: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...request, cache: 'no-store', signal: signal ?? null });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
  // 304: what was known still stands.
  if (response.ok || response.status === 304) return response;
  throw await refusal(response);
}

/** What the host says of why it does not answer. */
async function refusal(response: Response): Promise<Error> {
  const said = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  const message = said?.error?.message ?? `The host answered ${response.status}`;
  return named(said?.error?.code ?? 'host-error', message);
}

function unreachable(cause: unknown): Error {
  return named('host-unreachable', 'The host does not answer', cause);
}

function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}

function columnsOf(lines: string[]): PointColumns {
  const step = new Float64Array(lines.length);
  const time = new Float64Array(lines.length);
  const value = new Float64Array(lines.length);
  lines.forEach((line, row) => {
    const point = JSON.parse(line) as { step: unknown; time: unknown; value: unknown };
    step[row] = numberFromJson(point.step) ?? NaN;
    time[row] = numberFromJson(point.time) ?? NaN;
    value[row] = numberFromJson(point.value) ?? NaN;
  });
  return { step, time, value };
}
