import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Makes the whole window a target for files, while its element is connected. */
export class DropTarget implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #dropped: (data: DataTransfer) => void;
  #listening = new AbortController();
  /** Elements of the page that were entered and not left: entering a child comes before leaving its parent. */
  #entered = 0;

  /** @param dropped called within the drop event */
  constructor(host: ReactiveControllerHost, dropped: (data: DataTransfer) => void) {
    this.#host = host;
    this.#dropped = dropped;
    host.addController(this);
  }

  /** Whether files are being held over the window. */
  get isOver(): boolean {
    return this.#entered > 0;
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('dragenter', (event) => this.#enter(event), { signal });
    addEventListener('dragleave', (event) => this.#leave(event), { signal });
    addEventListener('dragover', (event) => this.#over(event), { signal });
    addEventListener('drop', (event) => this.#drop(event), { signal });
  }

  hostDisconnected(): void {
    this.#listening.abort();
    this.#entered = 0;
  }

  #enter(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.#set(this.#entered + 1);
  }

  #leave(event: DragEvent): void {
    if (holdsFiles(event)) this.#set(Math.max(0, this.#entered - 1));
  }

  #over(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }

  #drop(event: DragEvent): void {
    this.#set(0);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.#dropped(event.dataTransfer);
  }

  #set(entered: number): void {
    const wasOver = this.isOver;
    this.#entered = entered;
    if (this.isOver !== wasOver) this.#host.requestUpdate();
  }
}

function holdsFiles(event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
