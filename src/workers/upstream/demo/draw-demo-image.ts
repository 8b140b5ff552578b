import type { Size } from '../../../lib/contracts/size.ts';
import type { Brush, Paint } from './brush.ts';
import type { DemoPicture } from './demo-picture.ts';
import { paintAurora } from './draw-aurora.ts';
import { paintCat } from './draw-cat.ts';
import { paintCity } from './draw-city.ts';
import { paintEdit } from './draw-edit.ts';
import { paintForest } from './draw-forest.ts';
import { paintGeometry } from './draw-geometry.ts';
import { paintInk } from './draw-ink.ts';
import { paintLeaves } from './draw-leaves.ts';
import { paintMoonSea } from './draw-moon-sea.ts';
import { paintPlanet } from './draw-planet.ts';
import { paintRidges } from './draw-ridges.ts';
import { paintSpheres } from './draw-spheres.ts';
import { paintStillLife } from './draw-still-life.ts';
import { finishPicture } from './finish-picture.ts';
import { pickScene } from './pick-scene.ts';
import type { SceneName } from './pick-scene.ts';
import { createNoise, createRandom } from './seeded-random.ts';

const PAINTERS: Record<SceneName, Paint> = {
  ridges: paintRidges,
  'moon-sea': paintMoonSea,
  aurora: paintAurora,
  geometry: paintGeometry,
  spheres: paintSpheres,
  leaves: paintLeaves,
  city: paintCity,
  ink: paintInk,
  'still-life': paintStillLife,
  cat: paintCat,
  forest: paintForest,
  planet: paintPlanet,
};

/** Longer side of what a preview is drawn at before it is drawn large: the first is a blur, the second shows the composition. */
const PREVIEW_SIDES = [40, 110, 260];

/** Previews are never larger than this, however large the final. */
const MAX_PREVIEW_SIDE = 1024;

/** Draws what a demo request asks for, at the size it asks for; the same request always gives the same picture. */
export async function drawDemoImage(picture: DemoPicture): Promise<Blob> {
  const { request, preview, size } = picture;
  const sources = await openSources(request);
  try {
    const canvas = preview === 0 ? paintAt(picture, size, sources) : paintPreview(picture, sources);
    const blob = await encode(canvas, picture);
    // Frees the pixels now and not when the collector comes by: a phone has few to spare.
    canvas.width = canvas.height = 0;
    return blob;
  } finally {
    for (const bitmap of [...sources.images, ...(sources.layer ? [sources.layer] : [])]) bitmap.close();
  }
}

interface Sources {
  images: readonly ImageBitmap[];
  /** Marks over the first. */
  layer: ImageBitmap | undefined;
}

async function openSources({ sources, markup }: DemoPicture['request']): Promise<Sources> {
  const images = await Promise.all(sources.map((source) => createImageBitmap(source)));
  return { images, layer: markup && (await createImageBitmap(markup)) };
}

function paintPreview(picture: DemoPicture, sources: Sources): OffscreenCanvas {
  const coarse = paintAt(picture, fit(picture.size, PREVIEW_SIDES[picture.preview - 1] ?? 260), sources);
  const { width, height } = fit(picture.size, MAX_PREVIEW_SIDE);
  const canvas = new OffscreenCanvas(width, height);
  const ctx = requireContext(canvas);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(coarse, 0, 0, width, height);
  coarse.width = coarse.height = 0;
  return canvas;
}

function fit({ width, height }: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function paintAt({ request, index }: DemoPicture, size: Size, { images, layer }: Sources): OffscreenCanvas {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const { name, palette, seed } = pickScene(request.prompt, index);
  const random = createRandom(seed);
  const brush: Brush = {
    ctx: requireContext(canvas),
    ...size,
    unit: Math.min(size.width, size.height),
    random,
    noise: createNoise(createRandom(seed ^ 0x9e3779b9)),
    palette,
    prompt: request.prompt,
    isTransparent: request.transparent,
  };
  if (images.length > 0) paintEdit(brush, images, layer);
  else PAINTERS[name](brush);
  finishPicture(brush);
  return canvas;
}

function requireContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('This browser has no 2D canvas in workers.');
  return ctx;
}

/** WebKit answers with a PNG where it cannot write WebP; the bytes are measured later, so that is no lie. */
function encode(canvas: OffscreenCanvas, { request, preview }: DemoPicture): Promise<Blob> {
  if (preview > 0 && !request.transparent) return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  const quality = request.format === 'png' ? {} : { quality: Math.max(0.05, request.compression / 100) };
  return canvas.convertToBlob({ type: `image/${request.format}`, ...quality });
}
