import { Store } from '../../state/store.js';
import { saveFile } from './downloads/save-file.js';

/** What stands at the foot of the panel: a file that is being made, or what was done. */
export interface FootState {
  words: string;
  phase: 'making' | 'done' | 'failed';
  /** How much of the file is written, from 0 to 1; null where that is not known. */
  share: number | null;
}

export interface Making {
  signal: AbortSignal;
  progress: (share: number) => void;
}

/** What was done is said so long. */
const saidMs = 5000;

/** Files that a person saves, one at a time: a new one takes the place of one that is still being made. */
export class PanelFoot extends Store<FootState | null> {
  #making = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super(null);
  }

  /** Makes a file and saves it. Never rejects. */
  async save(name: string, make: (making: Making) => Promise<Blob>): Promise<void> {
    this.cancel();
    const { signal } = (this.#making = new AbortController());
    const progress = (share: number | null): void => {
      if (!signal.aborted) this.value = { words: makingWords(name, share), phase: 'making', share };
    };
    progress(null);
    try {
      const file = await make({ signal, progress });
      if (signal.aborted) return;
      saveFile(file, name);
      this.say(`Saved ${name}`);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.value = { words: `${name} could not be written: ${reason}`, phase: 'failed', share: null };
    }
  }

  /** Says for a while what was done. */
  say(words: string): void {
    this.cancel();
    this.value = { words, phase: 'done', share: null };
    this.#timer = setTimeout(() => this.cancel(), saidMs);
  }

  /** Gives up what is being made, and says nothing more. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#making.abort();
    this.value = null;
  }
}

function makingWords(name: string, share: number | null): string {
  return `Writing ${name}${share === null ? '…' : `, ${Math.floor(share * 100)} %`}`;
}
