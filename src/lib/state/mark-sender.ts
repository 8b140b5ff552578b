import type { ImageApi } from '../contracts/image-api.ts';
import type { Mark } from '../contracts/mark.ts';
import type { PixelRect } from '../contracts/mask.ts';
import type { RecipeMarkup, SourceImage } from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import type { Repositories } from '../db/repositories.ts';
import { findShownMarks } from '../kernel/marks/find-shown-marks.ts';
import { MARKS_MIME_TYPE, writeMarksFile } from '../kernel/marks/marks-file.ts';
import { writeLegend } from '../kernel/marks/write-legend.ts';
import type { EditedPicture } from './edited-picture.ts';
import type { Editing } from './editing.svelte.ts';
import type { MaskedSource } from './masked-source-input.ts';
import { toSourceImage } from './source-of-asset.ts';

/** Of a copy with marks: it shows where something is meant, and goes beside the picture itself. */
const MAX_COPY_SIDE_PX = 2048;

/** What a request takes along of the marks over the picture that is shown. */
export interface MarkedSource {
  source: SourceImage;
  markup: RecipeMarkup;
  /** What the pins say. */
  legend?: string;
}

export interface MarkSenderOptions {
  editing: Pick<Editing, 'tools'>;
  repositories: Pick<Repositories, 'bytes'>;
  images: Pick<ImageApi, 'drawMarks'>;
}

/** In the pixels of the whole picture. */
interface Drawing {
  source: SourceImage;
  whole: Size;
  marks: readonly Mark[];
  frame: PixelRect;
}

/** Draws the marks over a picture, so that they can be sent. */
export class MarkSender {
  readonly #options: MarkSenderOptions;

  constructor(options: MarkSenderOptions) {
    this.#options = options;
  }

  /**
   * Undefined where there are no marks, or they shall stay here; null where they cannot be drawn. `masked`: what of the picture is
   * sent with a mask. Throws `AppError` where they cannot be stored.
   */
  async toMarkedSource(
    { asset, marks }: EditedPicture,
    masked: MaskedSource | undefined,
  ): Promise<MarkedSource | null | undefined> {
    if (!this.#options.editing.tools.sendMarks) return undefined;
    const { width, height } = asset;
    const frame = masked?.mask.part?.rect ?? { x: 0, y: 0, width, height };
    const shown = findShownMarks(marks, frame);
    if (shown.length === 0) return undefined;
    const source = masked?.source ?? toSourceImage(asset);
    const markup = await this.#draw({ source, whole: { width, height }, marks, frame });
    return markup && { source, markup, ...toLegend(marks, shown) };
  }

  /** In both forms: who will do the work is not certain. And as they are, to be drawn again. */
  async #draw({ source, whole, marks, frame }: Drawing): Promise<RecipeMarkup | null> {
    const { repositories, images } = this.#options;
    const { width, height } = source;
    const blob = await repositories.bytes.get(source.bytesHash);
    if (!blob) return null;
    const layer = await images.drawMarks({ marks, frame, size: { width, height } });
    const copy = layer && (await images.drawMarks({ marks, frame, blob, maxSidePx: MAX_COPY_SIDE_PX }));
    if (!layer || !copy) return null;
    const file = new Blob([writeMarksFile({ ...whole, marks })], { type: MARKS_MIME_TYPE });
    const store = async (made: Blob) => ({
      bytesHash: await repositories.bytes.put(made),
      sizeBytes: made.size,
    });
    const [ofLayer, ofCopy, drawn] = await Promise.all([store(layer), store(copy), store(file)]);
    return { ...ofLayer, width, height, copy: { ...ofCopy, mimeType: copy.type }, drawn };
  }
}

function toLegend(marks: readonly Mark[], shown: readonly Mark[]): Pick<MarkedSource, 'legend'> {
  const legend = writeLegend(marks, shown);
  return legend === undefined ? {} : { legend };
}
