import type { PixelRect } from '../../../../lib/contracts/mask.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { toStraightRect } from '../../../../lib/kernel/edits/edit-size.ts';
import type { Editing } from '../../../../lib/state/editing.svelte.ts';
import { fitFrame, moveFrame, pullHandle, scaleFrame, typeSize } from './crop-frame.ts';
import type { CropHandle, CropLimits } from './crop-frame.ts';

/** A crop that is being chosen: its frame lies on the picture as straightening would leave it. */
export class CropSession {
  #degrees = $state.raw(0);
  #ratio = $state.raw('free');
  #frame = $state.raw<PixelRect>({ x: 0, y: 0, width: 1, height: 1 });
  readonly size: Size;

  constructor({ width, height }: Size) {
    this.size = { width, height };
    this.#frame = fitFrame(this.#limits());
  }

  /** Clockwise. */
  get degrees(): number {
    return this.#degrees;
  }

  /** `free`, `original` or `a:b`. */
  get ratio(): string {
    return this.#ratio;
  }

  get frame(): PixelRect {
    return this.#frame;
  }

  /** What straightening leaves of the picture. */
  get straight(): PixelRect {
    return toStraightRect(this.size, this.#degrees);
  }

  setDegrees(degrees: number): void {
    const before = this.straight;
    this.#degrees = degrees;
    this.#frame = scaleFrame(this.#frame, before, this.#limits());
  }

  setRatio(ratio: string): void {
    this.#ratio = ratio;
    if (ratio !== 'free') this.#frame = fitFrame(this.#limits());
  }

  type(size: Partial<Size>): void {
    this.#frame = typeSize(this.#frame, size, this.#limits());
  }

  move(dx: number, dy: number, from = this.#frame): void {
    this.#frame = moveFrame(from, { dx, dy }, this.straight);
  }

  pull(pull: { handle: CropHandle; dx: number; dy: number }, from = this.#frame): void {
    this.#frame = pullHandle(from, pull, this.#limits());
  }

  /** Straightens and crops, as far as either changes anything. */
  async apply(editing: Editing): Promise<void> {
    const [degrees, rect, { width, height }] = [this.#degrees, this.#frame, this.straight];
    if (degrees !== 0) await editing.applyStep({ type: 'straighten', degrees });
    if (editing.failure) return;
    const isWhole = rect.width === width && rect.height === height;
    if (!isWhole) await editing.applyStep({ type: 'crop', rect });
  }

  #limits(): CropLimits {
    const { width, height } = this.straight;
    return { bounds: { width, height }, ratio: toRatio(this.#ratio, this.size) };
  }
}

function toRatio(ratio: string, size: Size): number | undefined {
  if (ratio === 'original') return size.width / size.height;
  const [a, b] = ratio.split(':').map(Number);
  return a && b ? a / b : undefined;
}
