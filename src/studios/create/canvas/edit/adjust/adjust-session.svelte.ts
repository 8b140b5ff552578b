import type { Asset } from '../../../../../lib/contracts/asset.ts';
import type { Adjustments, EditStep } from '../../../../../lib/contracts/edit.ts';
import type { Size } from '../../../../../lib/contracts/size.ts';
import {
  NO_ADJUSTMENTS,
  toAdjustments,
  toDetailSide,
  withoutAdjustments,
} from '../../../../../lib/kernel/edits/adjust-steps.ts';
import { toBaseVersion, toSteps } from '../../../../../lib/kernel/edits/asset-versions.ts';
import type { Images } from '../../../../../lib/state/images.svelte.ts';

/** Longer sides that a preview is drawn at: as many pixels as the screen shows, in few steps, so that zooming seldom decodes anew. */
const SIDES_PX: readonly number[] = [1024, 1600, 2560];

/** The steps that are edited by `adjust`; what a picture takes part in. */
export interface AdjustEditing {
  applyStep(step: EditStep): Promise<void>;
}

/** Adjustments that are being chosen; they are shown as one chooses, by the image worker, which always draws the newest wish only. */
export class AdjustSession {
  readonly #start: Adjustments;
  readonly #base: { bytesHash: string; steps: EditStep[]; detailSidePx: number };
  readonly #images: Pick<Images, 'previewAdjustments'>;
  readonly size: Size;
  /** The bar and the preview stay until the picture itself is shown with them. */
  readonly staysUntilShown = true;
  #values = $state.raw<Adjustments>(NO_ADJUSTMENTS);
  #isBefore = $state.raw(false);
  #sidePx = $state.raw(0);
  #bitmap = $state.raw<ImageBitmap>();
  #isDrawing = $state.raw(false);
  #hasFailed = $state.raw(false);
  #isOver = false;

  constructor(asset: Asset, images: Pick<Images, 'previewAdjustments'>) {
    const base = toBaseVersion(asset);
    const steps = toSteps(asset);
    this.#base = {
      bytesHash: base.bytesHash,
      steps: withoutAdjustments(steps),
      detailSidePx: toDetailSide(base, steps),
    };
    this.#images = images;
    this.size = { width: asset.width, height: asset.height };
    this.#start = toAdjustments(steps);
    this.#values = this.#start;
  }

  get values(): Adjustments {
    return this.#values;
  }

  /** True where applying would change something. */
  get isChanged(): boolean {
    return !isSame(this.#values, this.#start);
  }

  /** The picture as it would be; undefined where it is the one on the canvas. */
  get preview(): ImageBitmap | undefined {
    return isSame(this.#shown, this.#start) ? undefined : this.#bitmap;
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  /** The preview could not be drawn. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  set(changes: Partial<Adjustments>): void {
    this.#values = { ...this.#values, ...changes };
    void this.#draw();
  }

  resetAll(): void {
    this.set(NO_ADJUSTMENTS);
  }

  /** While it is held: the picture without adjustments. */
  showBefore(isBefore: boolean): void {
    this.#isBefore = isBefore;
    void this.#draw();
  }

  /** How long the picture's longer side is on the screen, device pixels. */
  fitTo(screenSidePx: number): void {
    const side = Math.max(this.size.width, this.size.height);
    const wanted = SIDES_PX.find((each) => each >= screenSidePx) ?? side;
    if (wanted === this.#sidePx) return;
    this.#sidePx = Math.min(wanted, side);
    void this.#draw();
  }

  async apply(editing: AdjustEditing): Promise<void> {
    if (this.isChanged) await editing.applyStep({ type: 'adjust', values: this.#values });
  }

  destroy(): void {
    this.#isOver = true;
    this.#bitmap?.close();
    this.#bitmap = undefined;
  }

  get #shown(): Adjustments {
    return this.#isBefore ? NO_ADJUSTMENTS : this.#values;
  }

  /** One at a time: what is wished for meanwhile is drawn next, and only the last of it. */
  async #draw(): Promise<void> {
    if (this.#isDrawing || this.#sidePx === 0) return;
    this.#isDrawing = true;
    let drawn = '';
    for (let wish = this.#wish(); !this.#isOver && wish !== drawn; wish = this.#wish()) {
      drawn = wish;
      if (!isSame(this.#shown, this.#start)) await this.#drawOnce(this.#shown);
    }
    this.#isDrawing = false;
  }

  #wish(): string {
    return `${this.#sidePx} ${Object.values(this.#shown).join(' ')}`;
  }

  async #drawOnce(values: Adjustments): Promise<void> {
    const { bytesHash, steps, detailSidePx } = this.#base;
    const bitmap = await this.#images.previewAdjustments(bytesHash, {
      steps,
      values,
      detailSidePx,
      maxSidePx: this.#sidePx,
    });
    if (this.#isOver) return bitmap?.close();
    this.#hasFailed = bitmap === null;
    if (!bitmap) return;
    this.#bitmap?.close();
    this.#bitmap = bitmap;
  }
}

function isSame(a: Adjustments, b: Adjustments): boolean {
  return (Object.keys(a) as (keyof Adjustments)[]).every((name) => a[name] === b[name]);
}
