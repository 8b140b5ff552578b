import { filesOf } from '../add-sources.ts';

/** Files that are dropped onto the canvas. No one else hears of them: what is dropped beside it is the composer's. */
export class FileDrop {
  #isOver = $state.raw(false);
  /** What is dragged out of the canvas is not meant for it. */
  #isOwn = false;
  readonly #open: (files: File[]) => void;

  constructor(open: (files: File[]) => void) {
    this.#open = open;
  }

  /** Files are held over it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Answers with the way to stop. */
  listen(node: HTMLElement): () => void {
    const listening = new AbortController();
    const { signal } = listening;
    node.addEventListener('dragstart', () => (this.#isOwn = true), { signal });
    node.addEventListener('dragend', () => (this.#isOwn = false), { signal });
    node.addEventListener('dragover', (event) => this.#hold(event), { signal });
    // Another dragover follows before anything is painted, unless they have left.
    node.addEventListener('dragleave', () => (this.#isOver = false), { signal });
    node.addEventListener('drop', (event) => this.#take(event), { signal });
    return () => listening.abort();
  }

  #isFor({ dataTransfer }: DragEvent): boolean {
    const carriesFiles = dataTransfer?.types.includes('Files') ?? false;
    return carriesFiles && document.querySelector('dialog:modal') === null;
  }

  #hold(event: DragEvent): void {
    if (!event.dataTransfer || !this.#isFor(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = this.#isOwn ? 'none' : 'copy';
    this.#isOver = !this.#isOwn;
  }

  #take(event: DragEvent): void {
    this.#isOver = false;
    if (!this.#isFor(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const files = this.#isOwn ? [] : filesOf(event.dataTransfer);
    if (files.length > 0) this.#open(files);
  }
}
