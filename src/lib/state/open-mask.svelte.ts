import type { MaskPort } from '../contracts/editing.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Size } from '../contracts/size.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { replaceMask, toWhole } from '../kernel/undo/replace-mask.ts';
import { applyMaskChange, toTiles } from '../kernel/undo/tile-journal.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import { MaskTally } from './mask-tally.ts';

/** The mask of the picture that is open: its bytes, how much of them is painted, and the canvas that shows it. */
export class OpenMask {
  #bytes = $state.raw<Mask>();
  #share = $state.raw(0);
  readonly #tally = new MaskTally();
  #port: MaskPort | undefined;

  get bytes(): Mask | undefined {
    return this.#bytes;
  }

  /** Share of the picture that is masked, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  /** The bytes, if anything is painted. */
  get painted(): Mask | undefined {
    return this.#share > 0 ? this.#bytes : undefined;
  }

  /** The bytes as they are now, for whoever takes time with them; undefined where nothing is painted. */
  toCopy(): Mask | undefined {
    const { painted } = this;
    return painted && { ...painted, data: painted.data.slice() };
  }

  attach(port: MaskPort | undefined): void {
    this.#port = port;
  }

  /** A stroke that is under way ends. To be called before anyone else changes the bytes: what it saved would be outdated. */
  settle(): void {
    this.#port?.settle?.();
  }

  /** Another mask in place of this one. */
  set(mask: Mask | undefined): void {
    this.#bytes = mask;
    this.#tally.clear();
    if (mask) toTiles(mask).forEach((tile) => this.#tally.set(tile));
    this.#measure();
  }

  /** The bytes; empty ones, if there were none. */
  ensure(size: Size): Mask {
    this.#bytes ??= createMask(size);
    return this.#bytes;
  }

  /** Counts what was painted into the bytes. */
  count(change: MaskChange, way: 'before' | 'after' = 'after'): void {
    this.#tally.apply(change, way);
    this.#measure();
  }

  /** Makes the bytes those before a change, or after it; nothing is counted. */
  put(change: MaskChange, way: 'before' | 'after'): void {
    if (!this.#bytes) return;
    const changed = applyMaskChange(this.#bytes, change, way);
    this.#port?.invalidate(changed);
  }

  /** Puts other bytes into the mask; nothing is counted. Undefined where they are the same. */
  replace(next: Mask): MaskChange | undefined {
    const mask = this.#bytes;
    const change = mask && replaceMask(mask, next);
    if (change) this.#port?.invalidate(toWhole(mask));
    return change;
  }

  #measure(): void {
    this.#share = this.#bytes ? this.#tally.shareOf(this.#bytes) : 0;
  }
}
