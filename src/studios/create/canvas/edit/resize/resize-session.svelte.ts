import type { EditStep } from '../../../../../lib/contracts/edit.ts';
import type { Size } from '../../../../../lib/contracts/size.ts';
import { scaleSize, toTypedSize } from '../../../../../lib/kernel/edits/typed-size.ts';

/** What a picture takes part in. */
export interface ResizeEditing {
  applyStep(step: EditStep): Promise<void>;
}

/** Another size that is being chosen. */
export class ResizeSession {
  #size = $state.raw<Size>({ width: 1, height: 1 });
  #keepsRatio = $state.raw(true);
  /** The picture's own. */
  readonly from: Size;

  constructor({ width, height }: Size) {
    this.from = { width, height };
    this.#size = this.from;
  }

  get size(): Size {
    return this.#size;
  }

  get keepsRatio(): boolean {
    return this.#keepsRatio;
  }

  /** Of the longer side, for one. */
  get factor(): number {
    return Math.max(this.#size.width / this.from.width, this.#size.height / this.from.height);
  }

  get isChanged(): boolean {
    return this.#size.width !== this.from.width || this.#size.height !== this.from.height;
  }

  type(typed: { width: number } | { height: number }): void {
    const ratio = this.#keepsRatio ? this.from.width / this.from.height : undefined;
    this.#size = toTypedSize({ from: this.#size, typed, ratio });
  }

  /** The picture's own shape by a factor. */
  scale(factor: number): void {
    this.#size = scaleSize(this.from, factor);
  }

  /** The shape the picture has comes back with it. */
  keepRatio(keepsRatio: boolean): void {
    this.#keepsRatio = keepsRatio;
    if (keepsRatio) this.type({ width: this.#size.width });
  }

  async apply(editing: ResizeEditing): Promise<void> {
    if (this.isChanged) await editing.applyStep({ type: 'resize', size: this.#size });
  }
}
