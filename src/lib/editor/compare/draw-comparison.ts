import type { CompareMode } from '../../contracts/comparison.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import type { ScreenRect } from '../viewport/coordinates.ts';
import { isCrisp } from '../viewport/viewport.ts';
import type { Viewport } from '../viewport/viewport.ts';
import type { Pane } from './panes.ts';

/** A picture and where it lies in the frame that both share. The bitmap may have fewer pixels than its place. */
export interface LaidPicture {
  bitmap: ImageBitmap;
  place: PixelRect;
}

/** What is compared, and how. */
export interface ComparisonScene {
  mode: CompareMode;
  /** The frame that both pictures lie in, pixels. */
  frame: Size;
  /** Null: not there (yet). */
  a: LaidPicture | null;
  b: LaidPicture | null;
  /** Fills the frame. */
  heat: ImageBitmap | null;
  /** Of a blink: which one is seen. */
  seen: 'a' | 'b';
  /** Of a wipe: share of the visible width that shows `a`. */
  split: number;
}

export interface DrawInput {
  scene: ComparisonScene;
  panes: readonly Pane[];
  viewport: Viewport;
  pixelRatio: number;
  /** Where `a` ends, CSS pixels. */
  splitX: number;
}

type Context = CanvasRenderingContext2D;

/** Draws the scene on a clear canvas, in device pixels. */
export function drawComparison(context: Context, input: DrawInput): void {
  const { scene, panes, viewport, pixelRatio, splitX } = input;
  const [first, second] = panes;
  if (!first) return;
  context.imageSmoothingQuality = 'high';
  context.imageSmoothingEnabled = !isCrisp(viewport.scale * pixelRatio);
  const draw = (pane: Pane, clip: ScreenRect, picture: LaidPicture | null): void => {
    if (picture) drawPicture(context, { picture, clip, pane, viewport, pixelRatio });
  };
  const { clip } = first;
  switch (scene.mode) {
    case 'wipe':
      draw(first, { ...clip, width: splitX - clip.x }, scene.a);
      draw(first, { ...clip, x: splitX, width: clip.x + clip.width - splitX }, scene.b);
      return;
    case 'side-by-side':
      draw(first, clip, scene.a);
      if (second) draw(second, second.clip, scene.b);
      return;
    case 'blink':
      return draw(first, clip, scene[scene.seen]);
    case 'difference':
      return draw(first, clip, scene.heat ? toWhole(scene.heat, scene.frame) : scene.a);
    default:
      return scene.mode satisfies never;
  }
}

const toWhole = (bitmap: ImageBitmap, { width, height }: Size): LaidPicture => ({
  bitmap,
  place: { x: 0, y: 0, width, height },
});

interface PictureInput {
  picture: LaidPicture;
  clip: ScreenRect;
  pane: Pane;
  viewport: Viewport;
  pixelRatio: number;
}

function drawPicture(context: Context, { picture, clip, pane, viewport, pixelRatio }: PictureInput): void {
  const { bitmap, place } = picture;
  // A bitmap that its owner has closed has no pixels; drawing it would throw.
  if (bitmap.width === 0 || clip.width <= 0) return;
  const scale = viewport.scale * pixelRatio;
  context.save();
  context.beginPath();
  context.rect(...toDevice(clip, pixelRatio));
  context.clip();
  context.translate((pane.free.x + viewport.x) * pixelRatio, (pane.free.y + viewport.y) * pixelRatio);
  context.drawImage(bitmap, place.x * scale, place.y * scale, place.width * scale, place.height * scale);
  context.restore();
}

/** On whole device pixels, so that an edge between two pictures is not a mixture of both. */
function toDevice({ x, y, width, height }: ScreenRect, pixelRatio: number): [number, number, number, number] {
  const [left, top] = [Math.round(x * pixelRatio), Math.round(y * pixelRatio)];
  return [
    left,
    top,
    Math.round((x + width) * pixelRatio) - left,
    Math.round((y + height) * pixelRatio) - top,
  ];
}
