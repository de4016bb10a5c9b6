/** What a kernel does with the value of a key. */
export const Role = {
  /** A number or a boolean is a point; the members of an object are keys of their own; all else is none. */
  metric: 0,
  /** A number is taken, booleans are not, and what is not finite counts for nothing. All else is skipped. */
  number: 1,
  /** Whatever it is, it is skipped. */
  ignored: 2,
  /** Has to be the text `log`. */
  type: 3,
  /** Has to be an object: the row. */
  row: 4,
  /** Skipped; where it is a list and not empty, the line holds images. */
  images: 5,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** What a key of a row is for. */
export interface KeyUse {
  role: Role;
  /** Whether a line is refused where its value is not a number (nor a text, with `text`). */
  strict: boolean;
  /** Whether a text is staged. */
  text: boolean;
  /** The full name of its metric, that of an object being the prefix of its members' names; null where it is none. */
  metric: string | null;
  /** Its place among the keys that may give the row's step, the first that is present winning; null where it is none. */
  step: number | null;
  /** Its place among the keys that may give the row's time, the first that is a time winning. */
  time: number | null;
}

/** A key in its place: the same name in another object is another key. */
export interface Key extends KeyUse {
  readonly id: number;
  /** The object that it is a member of; null for the line itself, whose `metric` is null. */
  readonly parent: Key | null;
  /** As it is written, with its quotes. */
  readonly bytes: Uint8Array;
}

/** What the keys of a kind of lines are for. */
export interface RowFormat {
  readonly name: string;
  /** Whether a line without a key of the role `type`, or without one of the role `row`, is refused. */
  readonly enveloped: boolean;
  /** @param parent null for the members of the line itself */
  use(parent: Key | null, name: string): KeyUse;
}

/** More keys than these are not learned, nor longer ones. */
const mostKeys = 4096;
const longestKeyBytes = 1024;

/**
 * The keys that a kernel has learned. Each name has one spelling here, the first that was met: two keys never mean
 * the same metric, so a kernel that sees none of them twice in a line has seen no metric twice.
 */
export class KeyTable {
  readonly #roots = new Map<RowFormat, Key>();
  readonly #keys: Key[] = [];
  readonly #names = new Set<string>();

  /** Whether nothing more is learned. */
  get isFull(): boolean {
    return this.#keys.length >= mostKeys;
  }

  /** The line itself, in a format. */
  root(format: RowFormat): Key {
    let root = this.#roots.get(format);
    if (!root) {
      const use = { ...ignored, role: Role.row };
      root = { id: this.#keys.length, parent: null, bytes: new Uint8Array(0), ...use };
      this.#keys.push(root);
      this.#roots.set(format, root);
    }
    return root;
  }

  at(id: number): Key {
    return this.#keys[id]!;
  }

  /**
   * Learns a key.
   * @param bytes as it is written, with its quotes: valid JSON
   * @returns null where it has to stay unknown: there is no room, it is too long, or the name has another spelling here
   */
  add(format: RowFormat, parent: Key, bytes: Uint8Array): Key | null {
    if (this.isFull || bytes.length > longestKeyBytes) return null;
    const name = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) as string;
    const use = format.use(parent.parent === null ? null : parent, name);
    const names = [`${parent.id} ${name}`];
    if (use.metric !== null) names.push(`${format.name} / ${use.metric}`);
    if (names.some((taken) => this.#names.has(taken))) return null;
    for (const taken of names) this.#names.add(taken);
    const key = { id: this.#keys.length, parent, bytes: bytes.slice(), ...use };
    this.#keys.push(key);
    return key;
  }
}

const ignored: KeyUse = { role: Role.ignored, strict: false, text: false, metric: null, step: null, time: null };
