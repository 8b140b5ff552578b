import type { ToolId } from '../../../../../lib/contracts/editing.ts';
import type { Size } from '../../../../../lib/contracts/size.ts';
import type { Editing } from '../../../../../lib/state/editing.svelte.ts';
import type { CropHandle } from '../crop-frame.ts';
import { fitRatio, NO_EDGES, pullEdges, toTotal, typeEdge, typeTotal } from './extend-edges.ts';
import type { Edges, ExtendLimits } from './extend-edges.ts';

/** New canvas that is being chosen, around a picture that stays where it is. */
export class ExtendSession {
  #edges = $state.raw<Edges>(NO_EDGES);
  #settled = $state.raw<Edges>(NO_EDGES);
  #ratio = $state.raw('free');
  readonly size: Size;

  constructor({ width, height }: Size) {
    this.size = { width, height };
  }

  get edges(): Edges {
    return this.#edges;
  }

  /** Those that the view makes room for: while one pulls nothing else moves. */
  get settled(): Edges {
    return this.#settled;
  }

  /** `free` or `a:b`. */
  get ratio(): string {
    return this.#ratio;
  }

  get total(): Size {
    return toTotal(this.size, this.#edges);
  }

  get isIdle(): boolean {
    return Object.values(this.#edges).every((px) => px === 0);
  }

  /** What is new is masked: one may go on painting, or ask for it at once. */
  get nextTool(): ToolId {
    return this.isIdle ? 'pan' : 'brush';
  }

  setRatio(ratio: string): void {
    this.#ratio = ratio;
    if (ratio !== 'free') this.#set(fitRatio(this.#limits()));
  }

  /** To be settled once it is over. */
  pull(pull: { handle: CropHandle; dx: number; dy: number }, from = this.#edges): void {
    this.#edges = pullEdges(from, pull, this.#limits());
  }

  settle(): void {
    this.#settled = this.#edges;
  }

  typeTotal(total: Partial<Size>): void {
    this.#set(typeTotal(this.#edges, total, this.#limits()));
  }

  /** One side alone is not of a ratio any more. */
  typeEdge(side: keyof Edges, px: number): void {
    this.#ratio = 'free';
    this.#set(typeEdge(this.#edges, side, px, this.size));
  }

  async apply(editing: Editing): Promise<void> {
    if (!this.isIdle) await editing.applyStep({ type: 'extend', ...this.#edges });
  }

  #set(edges: Edges): void {
    this.#edges = edges;
    this.settle();
  }

  #limits(): ExtendLimits {
    const [a, b] = this.#ratio.split(':').map(Number);
    return { size: this.size, ratio: a && b ? a / b : undefined };
  }
}
