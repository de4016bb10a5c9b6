import { seededRandom } from './seeded-random.js';

/** Writes files that hold everything a logbook may hold, sound and broken, put together at random. */
export class LogbookCrafter {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** The files of a logbook with this many experiments. */
  logbook(experiments: number): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    for (let index = 0; index < experiments; index++) {
      const id = `experiment_20261123_0000${String(index).padStart(2, '0')}_${index.toString(16).padStart(8, '0')}`;
      const logOrMetadata = (): string => (this.#chance(0.2) ? this.#metadata() : this.#log());
      files.set(`experiments/${id}.jsonl`, this.#file(logOrMetadata));
      if (this.#chance(0.6))
        files.set(
          `resources/${id}_resources.jsonl`,
          this.#file(() => this.#sample()),
        );
      if (this.#chance(0.6))
        files.set(
          `text/${id}_text.jsonl`,
          this.#file(() => this.#text()),
        );
    }
    return files;
  }

  /** A folder of plain JSONL. */
  plain(files: number): Map<string, Uint8Array> {
    const rows = Array.from({ length: files }, (_, index): [string, Uint8Array] => {
      const folders = this.#pick([
        '',
        'runs/',
        'a b/ü/',
        '.hidden/',
        'node_modules/',
        'a/b/c/d/e/f/g/h/',
        'a/b/c/d/e/f/g/h/i/',
      ]);
      const first = bytesOf(`{"loss": ${this.#number()}}\n`);
      return [`${folders}${index}%.jsonl`, joined([first, this.#file(() => this.#plainRow())])];
    });
    return new Map(rows);
  }

  #file(record: () => string): Uint8Array {
    const lines: Uint8Array[] = [];
    if (this.#chance(0.1)) lines.push(bytesOf('\uFEFF'));
    const count = Math.floor(this.#random() * 40);
    for (let line = 0; line < count; line++) {
      lines.push(this.#line(record), bytesOf(this.#chance(0.2) ? '\r\n' : '\n'));
    }
    if (this.#chance(0.5)) lines.push(this.#line(record));
    return joined(lines);
  }

  #line(record: () => string): Uint8Array {
    const whole = record();
    const cut = whole.slice(0, Math.floor(this.#random() * whole.length));
    if (this.#chance(0.6)) return bytesOf(whole);
    return this.#pick([
      () => bytesOf(cut),
      () => bytesOf(cut + record()),
      () => bytesOf(cut + this.#log()),
      () => bytesOf(whole + record()),
      () => bytesOf(`${whole}  ${record()} ${record()}`),
      () => bytesOf(whole + cut),
      () =>
        bytesOf(
          this.#pick(['', '  \t', '[]', '5', 'NaN', 'null', '"{}"', '{}', '{"type": "new"}', '[{"type": "log"}]']),
        ),
      () => new Uint8Array(1 + Math.floor(this.#random() * 20)),
      () => joined([new Uint8Array(8), bytesOf(whole)]),
      () => bytesOf(`\uFEFF${whole}`),
      () => joined([bytesOf('{"type": "unknown", "x": "'), bytesOf([0xff, 0xe2, 0x82]), bytesOf('"}')]),
      () => joined([bytesOf([0xc3]), bytesOf(whole)]),
      () => bytesOf(`${whole},`),
      () => bytesOf('{"type": "log", "timestamp": 1, "data": {"text": "a\tb", "loss": 1}}'),
    ])();
  }

  #metadata(): string {
    const members = [
      `"experiment_id": ${this.#string()}`,
      `"name": ${this.#pick(['null', '5', '["x"]', this.#string()])}`,
      `"status": ${this.#pick(['"running"', '"completed"', '"interrupted"', 'null'])}`,
      `"start_time": ${this.#pick(['1795415701.1785011', 'NaN', '"now"', 'null'])}`,
      `"has_images": ${this.#pick(['true', 'false'])}`,
      `"config": ${this.#object(3)}`,
      `${this.#string()}: ${this.#value(2)}`,
    ];
    const chosen = members.filter(() => this.#chance(0.5));
    return this.#spaced(`{"type": "metadata"${chosen.map((member) => `, ${member}`).join('')}}`);
  }

  #log(): string {
    const data = this.#chance(0.05) ? this.#value(1) : this.#row();
    const timestamp = this.#chance(0.1) ? this.#value(1) : String(1795415701 + this.#random());
    return this.#spaced(`{"type": "log", "timestamp": ${timestamp}, "data": ${data}}`);
  }

  #row(): string {
    const images = '"_images": [{"format": "base64_png", "data": "iVBORw0KGgo=", "label": 0}]';
    const members = [
      ...(this.#chance(0.8) ? [`"step": ${this.#chance(0.7) ? this.#number() : this.#value(1)}`] : []),
      ...(this.#chance(0.1) ? [images] : []),
      ...(this.#chance(0.1) ? ['"_error": true'] : []),
      ...Array.from({ length: Math.floor(this.#random() * 6) }, () => `${this.#name()}: ${this.#value(2)}`),
    ];
    return `{${members.sort(() => this.#random() - 0.5).join(', ')}}`;
  }

  #plainRow(): string {
    const key = this.#pick(['step', 'global_step', 'iteration', 'iter', 'epoch', 'none']);
    const time = this.#pick(['"timestamp": 1795415701.5', '"time": "2026-11-23T06:35:01.178Z"', '"time": "soon"']);
    return this.#spaced(`{"${key}": ${this.#value(0)}, ${time}, ${this.#row().slice(1)}`.replace(/, \}$/, '}'));
  }

  #sample(): string {
    const gpu = (id: number): string =>
      `{"gpu_id": ${id}, "utilization_percent": ${this.#number()}, "memory_percent": 41.2}`;
    const gpus = this.#chance(0.5) ? `, "gpu": [${this.#chance(0.5) ? `${gpu(0)}, ${gpu(1)}` : gpu(0)}]` : '';
    return this.#spaced(
      `{"timestamp": ${1795415723 + this.#random()}, "cpu_percent": ${this.#number()}, "memory_percent": 3.1${gpus}}`,
    );
  }

  #text(): string {
    return this.#spaced(
      `{"type": "text", "step": 1, "timestamp": 1795415713.49, "columns": ["text"], "rows": [{"text": ${this.#string()}}]}`,
    );
  }

  #value(depth: number): string {
    const kinds = [
      () => this.#number(),
      () => this.#number(),
      () => this.#pick(['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity']),
      () => this.#string(),
      () => `[${this.#number()}, ${this.#string()}]`,
      () => this.#object(depth - 1),
    ];
    return this.#pick(depth > 0 ? kinds : kinds.slice(0, -1))();
  }

  #object(depth: number): string {
    const members = Array.from(
      { length: Math.floor(this.#random() * 4) },
      () => `${this.#name()}: ${this.#value(depth)}`,
    );
    return `{${members.join(', ')}}`;
  }

  #number(): string {
    const double = new DataView(new ArrayBuffer(8));
    double.setUint32(0, this.#random() * 4294967296);
    double.setUint32(4, this.#random() * 4294967296);
    const digits = Array.from({ length: 20 }, () => Math.floor(this.#random() * 10)).join('');
    const any = double.getFloat64(0);
    return this.#pick([
      () => String(Math.floor(this.#random() * 100)),
      () => String(this.#random()),
      () => (Number.isFinite(any) ? String(any) : '0'),
      () => `-1.${digits}e-${Math.floor(this.#random() * 330)}`,
      () => `1${digits}.${digits}E+${Math.floor(this.#random() * 320)}`,
      () =>
        this.#pick([
          '-0',
          '-0.0',
          '0e5',
          '5e-324',
          '2.4e-324',
          '1e400',
          '-1e400',
          '1.7976931348623158e308',
          '9'.repeat(400),
        ]),
    ])();
  }

  /** A name that is likely to collide with another. */
  #name(): string {
    const names = [
      'loss',
      'a',
      'b',
      'a/b',
      'a/b/c',
      'b/a',
      '1',
      '1/2',
      '2',
      '',
      '/',
      'step',
      '_images',
      '_error',
      '__proto__',
      'constructor',
      'cpu_percent',
    ];
    return this.#chance(0.8) ? JSON.stringify(this.#pick(names)) : this.#string();
  }

  #string(): string {
    const text = this.#pick([
      'toString',
      'loss',
      '🚀',
      'новый',
      'new\nline',
      '<b>x</b>',
      'a"b\\c',
      '{',
      '}',
      '\u2028',
      '\ud800',
      '[{',
      '{"type": "log"',
    ]);
    const json = JSON.stringify(text);
    return this.#chance(0.5)
      ? json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : json;
  }

  /** As Python writes it, or without a space. Strings hold no `, ` and no `: `, but for one that is no matter. */
  #spaced(json: string): string {
    return this.#chance(0.7) ? json : json.replace(/([,:]) /g, '$1');
  }

  #pick<Item>(items: Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

/** In any JavaScript, so that a browser can craft as well. */
function bytesOf(content: string | number[]): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
