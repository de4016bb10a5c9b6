import type { Annotation, AnnotationPatch } from '../../sdk/format/annotation.js';
import { writeJson, type Json } from '../../sdk/format/json.js';
import { listFromRecord, type ExperimentListRecord } from '../../sdk/protocol/experiment-record.js';
import { numberFromJson } from '../../sdk/protocol/json-number.js';
import { decodeMessage, messageType } from '../../sdk/protocol/message.js';
import { pathTo, routePaths, type RoutePath } from '../../sdk/protocol/paths.js';
import { summariesFromRecord, type SummariesRecord } from '../../sdk/protocol/summaries-record.js';
import type { Abortable } from '../../sdk/read/files.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  Logbook,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from '../../sdk/read/logbook.js';
import { ChangeStream } from './change-stream.js';
import { ask, unreachable } from './http-question.js';
import { KnownHost } from './known-host.js';

/** What is known is listed at once; even where a large folder is looked into for the first time, it takes no longer. */
const longestListMs = 30_000;

/**
 * A logbook that a host reads: each operation is one of its routes. An error carries the host's code in `name`;
 * it is `host-unreachable` where nobody answers, and `other-logbook` where the host has another logbook by now.
 */
export class HttpLogbook implements Logbook {
  readonly live = true;
  readonly name: string;
  readonly #url: (path: string) => string;
  readonly #host: KnownHost;
  readonly #closing = new AbortController();
  readonly #stream: ChangeStream;
  readonly #listLimitMs: number;
  /** The list when it was last asked for, and its entity tag; unknown before. */
  #list: { experiments: ExperimentList; tag: string | null } | null = null;

  private constructor(url: (path: string) => string, host: KnownHost, listLimitMs: number) {
    this.#url = url;
    this.#host = host;
    this.name = host.logbook;
    this.#listLimitMs = listLimitMs;
    this.#stream = new ChangeStream({
      url: url(routePaths.events),
      known: () => this.#knownIds(),
      lost: () => host.doubt(),
      closing: this.#closing.signal,
    });
  }

  /** Opens the logbook of the host at `base`; without one, of the host that the page came from. */
  static async open(
    base = '',
    { signal, listLimitMs = longestListMs }: Abortable & { listLimitMs?: number } = {},
  ): Promise<HttpLogbook> {
    const url = urlsBelow(base);
    return new HttpLogbook(url, await KnownHost.meet(url, signal), listLimitMs);
  }

  get writable(): boolean {
    return !this.#host.readOnly;
  }

  async experiments({ signal, wait = false }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    const path = pathTo(routePaths.experiments, { query: { wait: String(wait) } });
    const known = this.#list;
    // The browser's own cache would leave a copy on disk.
    const headers: Record<string, string> = known?.tag ? { 'If-None-Match': known.tag } : {};
    const limit = wait ? undefined : AbortSignal.timeout(this.#listLimitMs);
    const either = limit && signal ? AbortSignal.any([limit, signal]) : (limit ?? signal);
    const answer = this.#ask(path, { headers }, either, async (response) => {
      this.#stream.admit();
      if (response.status === 304 && known) return known.experiments;
      const list = listFromRecord((await response.json()) as ExperimentListRecord);
      this.#list = { experiments: list, tag: response.headers.get('ETag') };
      return list;
    });
    // A host that is frozen, or behind a tunnel that is, neither answers nor refuses.
    return answer.catch((error: unknown) => {
      throw limit?.aborted && !signal?.aborted ? unreachable(error) : error;
    });
  }

  async series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    const { wait = false, ...others } = query;
    const request = sent('POST', { ...others, wait }, { Accept: messageType });
    const message = await this.#ask(routePaths.series, request, signal, (response) => response.arrayBuffer());
    return decodeMessage(new Uint8Array(message)) as SeriesAnswer;
  }

  async summaries(query: SummariesQuery, { signal }: Abortable = {}): Promise<SummariesAnswer> {
    const request = sent('POST', query);
    return this.#ask(routePaths.summaries, request, signal, async (response) =>
      summariesFromRecord((await response.json()) as SummariesRecord),
    );
  }

  async *points({ id, source, metric }: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    const path = pathTo(routePaths.points, { id, query: { metric, source } });
    const body = await this.#ask(path, {}, signal, (response) => Promise.resolve(response.body));
    if (!body) return;
    let rest = '';
    for await (const text of this.#piecesOf(body.pipeThrough(new TextDecoderStream()), signal)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield columnsOf(lines);
    }
  }

  async images(query: RangeQuery, { signal }: Abortable = {}): Promise<ImagesAnswer> {
    const answer = (await this.#ask(rangePath(routePaths.images, query), {}, signal, (response) =>
      response.json(),
    )) as Omit<ImagesAnswer, 'steps'> & { steps: number[] };
    return { ...answer, steps: Float64Array.from(answer.steps) };
  }

  image(ref: string, { signal }: Abortable = {}): Promise<ImageFile> {
    return this.#ask(pathTo(routePaths.image, { id: ref }), { cache: 'default' }, signal, async (response) => ({
      type: response.headers.get('Content-Type') ?? '',
      bytes: new Uint8Array(await response.arrayBuffer()),
    }));
  }

  async text(query: RangeQuery, { signal }: Abortable = {}): Promise<TextAnswer> {
    const path = rangePath(routePaths.text, query);
    return (await this.#ask(path, {}, signal, (response) => response.json())) as TextAnswer;
  }

  async *raw(id: string, { signal }: Abortable = {}): AsyncGenerator<Uint8Array> {
    const path = pathTo(routePaths.raw, { id });
    const body = await this.#ask(path, {}, signal, (response) => Promise.resolve(response.body));
    if (body) yield* this.#piecesOf(body, signal);
  }

  async annotate(id: string, patch: AnnotationPatch): Promise<Annotation> {
    return (await this.#change(id, sent('PATCH', patch))) as Annotation;
  }

  async remove(id: string, { force = false }: { force?: boolean } = {}): Promise<void> {
    await this.#change(id, sent('DELETE', { confirm: true, force }));
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

  /** Whether or not there is a doubt: what is changed in another logbook is not put right again. */
  async #change(id: string, request: RequestInit): Promise<unknown> {
    await this.#host.check(this.#closing.signal);
    return this.#ask(pathTo(routePaths.experiment, { id }), request, undefined, (response) => response.json());
  }

  async #ask<T>(
    path: string,
    request: RequestInit,
    signal: AbortSignal | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const either = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    await this.#host.settle(either);
    const response = await ask(this.#url(path), request, either);
    return this.#orUnreachable(read(response), either);
  }

  async *#piecesOf<Piece>(body: ReadableStream<Piece>, signal: AbortSignal | undefined): AsyncGenerator<Piece> {
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await this.#orUnreachable(reader.read(), signal);
        if (done) return;
        yield value;
      }
    } finally {
      // Whoever has seen enough does not want the rest.
      reader.cancel().catch(() => undefined);
    }
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

function rangePath(route: RoutePath, { id, from, limit, wait = false }: RangeQuery): string {
  return pathTo(route, { id, query: { from: String(from), limit: String(limit), wait: String(wait) } });
}

function sent(method: string, body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: writeJson(body as Json, { nonFinite: 'string' }),
  };
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
