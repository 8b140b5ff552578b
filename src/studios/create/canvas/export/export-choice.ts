import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ExportWish, WritableType } from '../../../../lib/contracts/image-api.ts';
import type { Mark } from '../../../../lib/contracts/mark.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { toStem } from '../../../../lib/kernel/download-name.ts';

/** What is chosen of a file that is to be written. */
export interface ExportChoice {
  type: WritableType;
  /** Per cent, 1 to 100; a PNG knows none. */
  quality: number;
  size: Size;
  keepsRatio: boolean;
  /** Behind what is transparent, where the type knows no transparency. */
  background: string;
  withMarks: boolean;
  /** Name of the file without its ending. */
  stem: string;
}

/** Names that are the same in every language. */
export const EXPORT_TYPES: readonly { value: WritableType; label: string }[] = [
  { value: 'image/png', label: 'PNG' },
  { value: 'image/jpeg', label: 'JPEG' },
  { value: 'image/webp', label: 'WebP' },
  { value: 'image/avif', label: 'AVIF' },
];

const START_QUALITY = 85;

/** As the image is; `before`: what was chosen for another image, as far as it is no matter of that one. */
export function toStartChoice(asset: Asset, before?: ExportChoice): ExportChoice {
  const { width, height, mimeType, recipe } = asset;
  const type = EXPORT_TYPES.find(({ value }) => value === mimeType)?.value ?? 'image/png';
  const taste = before
    ? { type: before.type, quality: before.quality, background: before.background }
    : { type, quality: START_QUALITY, background: '#ffffff' };
  return {
    ...taste,
    size: { width, height },
    keepsRatio: true,
    withMarks: true,
    stem: toStem(recipe.prompt),
  };
}

export function hasQuality({ type }: Pick<ExportChoice, 'type'>): boolean {
  return type !== 'image/png';
}

/** As the image worker is asked. `own`: the image's size. */
export function toWish(choice: ExportChoice, own: Size, marks: readonly Mark[]): ExportWish {
  const { type, quality, size, background } = choice;
  const isResized = size.width !== own.width || size.height !== own.height;
  return {
    type,
    ...(hasQuality(choice) ? { quality: quality / 100 } : {}),
    ...(isResized ? { size } : {}),
    ...(type === 'image/jpeg' ? { background } : {}),
    ...(choice.withMarks && marks.length > 0 ? { marks } : {}),
  };
}
