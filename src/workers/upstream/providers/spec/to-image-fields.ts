import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Background, ImageFormat, Quality } from '../../../../lib/contracts/parameters.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { isRatioSizes } from '../../../../lib/kernel/aspect-ratio.ts';
import { toLegalSize } from '../../../../lib/kernel/legal-size.ts';

/** What both forms call the same. */
export interface ImageFields {
  size: string;
  quality: Quality;
  background: Background;
  output_format: ImageFormat;
  output_compression?: number;
  moderation: 'auto';
}

/** The fields of a recipe as the model family understands them; what it does not know becomes its default. */
export function toImageFields(recipe: Recipe, capabilities: Capabilities): ImageFields {
  const format = capabilities.formats.includes(recipe.format) ? recipe.format : 'png';
  return {
    size: toSizeText(recipe.size, capabilities.sizes),
    quality: capabilities.qualities.includes(recipe.quality) ? recipe.quality : 'auto',
    background: toBackground(recipe.background, format, capabilities),
    output_format: format,
    ...(format === 'png' || recipe.compression === undefined
      ? {}
      : { output_compression: recipe.compression }),
    moderation: 'auto',
  };
}

/** JPEG has no transparency: asking for it is an error of the request. */
function toBackground(
  background: Background,
  format: ImageFormat,
  { backgrounds }: Capabilities,
): Background {
  if (background === 'transparent' && format === 'jpeg') return 'auto';
  return backgrounds.includes(background) ? background : 'auto';
}

/** Made legal here, before anything is sent: a refused size would cost a second request. */
function toSizeText(size: Size | 'auto', sizes: Capabilities['sizes']): string {
  if (size === 'auto') return 'auto';
  if (sizes === 'any') return toText(toLegalSize(size));
  if (isRatioSizes(sizes)) return toText(size);
  const text = toText(size);
  return sizes.includes(text) ? text : findNearest(size, sizes);
}

function toText({ width, height }: Size): string {
  return `${width}x${height}`;
}

/** The listed size of the most similar shape. */
function findNearest(size: Size, sizes: readonly string[]): string {
  const measured = sizes.flatMap((text) => {
    const [width, height] = text.split('x').map(Number);
    if (width === undefined || height === undefined) return [];
    return [{ text, distance: Math.abs(Math.log((width * size.height) / (height * size.width))) }];
  });
  return measured.sort((a, b) => a.distance - b.distance)[0]?.text ?? 'auto';
}
