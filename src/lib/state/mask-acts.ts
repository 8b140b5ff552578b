import type { Capabilities } from '../contracts/capabilities.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { MaskReshape } from '../contracts/mask-change.ts';
import type { Mask, MaskMode } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import { combineMasks } from '../kernel/mask/combine-masks.ts';
import type { EditedPicture } from './edited-picture.ts';
import type { Editing } from './editing.svelte.ts';
import { toMaskedSource } from './masked-source.ts';
import type { MaskedSource } from './masked-source-input.ts';

export interface MaskActsOptions {
  editing: Pick<Editing, 'work' | 'tools' | 'mask' | 'isPainted'>;
  repositories: Pick<Repositories, 'bytes'>;
  images: Pick<
    ImageApi,
    'encodeMask' | 'decodeMask' | 'selectColour' | 'selectObject' | 'reshapeMask' | 'cutPart'
  >;
}

/** What is done to the mask by looking at pixels, in the image worker. */
export class MaskActs {
  readonly #options: MaskActsOptions;

  constructor(options: MaskActsOptions) {
    this.#options = options;
  }

  reshape(reshape: MaskReshape): Promise<void> {
    return this.#options.editing.work((mask) => this.#options.images.reshapeMask(mask, reshape));
  }

  pickColour(at: { x: number; y: number }, mode: MaskMode): Promise<void> {
    const { tolerance, contiguous } = this.#options.editing.tools;
    const place = { x: Math.floor(at.x), y: Math.floor(at.y) };
    return this.#select(mode, (blob) =>
      this.#options.images.selectColour({ blob, ...place, tolerance, contiguous }),
    );
  }

  /** `inside`: what was scribbled, of the picture's size. */
  pickObject(inside: Mask, mode: MaskMode): Promise<void> {
    return this.#select(mode, (blob) => this.#options.images.selectObject({ blob, inside }));
  }

  /** A picture of any size: white, or alpha 0, frees a pixel. False where the file cannot be read: then the mask is as it was. */
  async importMask(file: Blob): Promise<boolean> {
    let isRead = true;
    await this.#options.editing.work(async (mask) => {
      const read = await this.#options.images.decodeMask(file, mask);
      isRead = read !== null;
      return read;
    });
    return isRead;
  }

  /** As a PNG, alpha 0 where a pixel may change; null where nothing may. */
  async exportMask(): Promise<Blob | null> {
    const { mask, isPainted } = this.#options.editing;
    return mask && isPainted ? this.#options.images.encodeMask(mask) : null;
  }

  /**
   * What goes with a request: the picture as its first source, or the part of it around the mask, and the mask. `sizes`: what the
   * model draws. Undefined where nothing is masked; throws AppError where that cannot be kept.
   */
  async toMaskedSource(
    { asset, mask }: EditedPicture,
    sizes: Capabilities['sizes'],
  ): Promise<MaskedSource | undefined> {
    const { tools } = this.#options.editing;
    return mask && toMaskedSource(this.#options, { asset, mask, tools, sizes });
  }

  #select(mode: MaskMode, act: (blob: Blob) => Promise<Mask | null>): Promise<void> {
    return this.#options.editing.work(async (there, asset) => {
      const blob = await this.#options.repositories.bytes.get(asset.bytesHash);
      const shape = blob ? await act(blob) : null;
      return shape && combineMasks({ there, shape, mode });
    });
  }
}
