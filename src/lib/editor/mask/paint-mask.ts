import type { MaskLook } from '../../contracts/editing.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import { clipRect, uniteRects } from '../../kernel/mask/mask.ts';
import type { OverlayDrawing, PaintOverlay } from '../picture-stage.ts';
import { createHatch } from './hatch.ts';
import type { MaskSurface } from './mask-surface.ts';
import { findInkReach, paintPredictedInk } from './predicted-ink.ts';
import type { PredictedInk } from './predicted-ink.ts';

/** What the mask's layer shows. */
export interface MaskLayer {
  surface: MaskSurface | undefined;
  look: MaskLook;
  predicted: PredictedInk | null;
}

/** From this zoom on single pixels are what one wants to see. */
const CRISP_ZOOM = 2;
/** Smoothing reaches so far, device pixels. */
const SMOOTHING_PX = 2;
/** Of the layer; a larger change is drawn with all the rest. */
const LARGEST_SHARE = 0.25;
const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

/** What is painted, and how it lies. */
interface Task {
  context: CanvasRenderingContext2D;
  drawing: OverlayDrawing;
  layer: MaskLayer;
  surface: MaskSurface;
}

/**
 * Paints the mask over the picture; `now` is asked at each frame. While a hand draws, only the pixels near it are painted anew, from a
 * likeness of just those; what is predicted is painted with them and wiped at the next frame, which `onpredicted` has to ask for.
 */
export function createMaskPainter(now: () => MaskLayer, onpredicted: () => void): PaintOverlay {
  const paintPart = createPartPainter();
  const finish = createFinisher();
  let painted: { surface: MaskSurface; key: string } | undefined;
  /** What was predicted at the last frame. */
  let scribbled = NOTHING;

  /** Since the last frame, what is predicted and what is to be wiped included. */
  function takeChanged({ surface, predicted }: MaskLayer): PixelRect {
    const next = predicted ? findInkReach(predicted) : NOTHING;
    const rect = uniteRects(uniteRects(surface?.takeFresh() ?? NOTHING, scribbled), next);
    scribbled = next;
    return surface ? clipRect(rect, surface.mask) : NOTHING;
  }

  function paint(context: CanvasRenderingContext2D, drawing: OverlayDrawing): void {
    const layer = now();
    const { surface, look } = layer;
    const key = toKey(look, drawing);
    const changed = takeChanged(layer);
    const isSame = surface !== undefined && painted?.surface === surface && painted.key === key;
    if (isSame && !drawing.isWhole && isSmall(context, drawing, changed)) {
      paintPart({ context, drawing, layer, surface }, changed, finish);
    } else {
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      painted = surface && look.isVisible ? { surface, key } : undefined;
      if (painted) paintWhole({ context, drawing, layer, surface: painted.surface }, finish);
    }
    if (layer.predicted) onpredicted();
  }

  return Object.assign(paint, { clearsItself: true });
}

const toKey = ({ colour, opacity, isVisible }: MaskLook, { pixelRatio }: OverlayDrawing): string =>
  `${colour} ${opacity} ${pixelRatio} ${isVisible}`;

function paintWhole(task: Task, finish: (task: Task) => void): void {
  const { context, drawing, surface } = task;
  const { width, height } = drawing.size;
  surface.update();
  toPicture(context, drawing);
  context.drawImage(surface.canvas, 0, 0, width, height);
  finish(task);
}

/** Paints the layer where it was changed, as it would be painted with all the rest. */
function createPartPainter() {
  let scratch: HTMLCanvasElement | undefined;

  return (task: Task, changed: PixelRect, finish: (task: Task) => void): void => {
    if (changed.width === 0 || changed.height === 0) return;
    const { context, drawing, surface } = task;
    const device = toDeviceRect(changed, drawing);
    const likeness = surface.likenessOf(toPictureRect(device, drawing, surface.step));
    if (!likeness) return;
    const { image, place } = likeness;
    context.beginPath();
    context.rect(device.x, device.y, device.width, device.height);
    context.clip();
    context.clearRect(device.x, device.y, device.width, device.height);
    scratch ??= context.canvas.ownerDocument.createElement('canvas');
    fit(scratch, place, surface.canvas);
    scratch.getContext('2d')?.putImageData(image, 0, 0, 0, 0, place.width, place.height);
    toPicture(context, drawing);
    const { width, height } = place;
    const step = surface.step;
    context.drawImage(
      scratch,
      0,
      0,
      width,
      height,
      place.x * step,
      place.y * step,
      width * step,
      height * step,
    );
    finish(task);
  };
}

/** What is predicted, and then the hatch, only where the mask was just drawn. */
function createFinisher(): (task: Task) => void {
  let hatch: { key: string; pattern: CanvasPattern | null } | undefined;

  return ({ context, drawing, layer: { look, predicted } }) => {
    if (predicted) paintPredictedInk(context, predicted);
    const key = toKey(look, drawing);
    if (hatch?.key !== key) hatch = { key, pattern: createHatch(context, look, drawing.pixelRatio) };
    if (!hatch.pattern) return;
    context.globalCompositeOperation = 'source-in';
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = hatch.pattern;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  };
}

/** From here on the context's unit is a picture pixel. */
function toPicture(context: CanvasRenderingContext2D, { viewport, pixelRatio }: OverlayDrawing): void {
  const scale = viewport.scale * pixelRatio;
  context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
  context.imageSmoothingEnabled = scale < CRISP_ZOOM;
}

function toDeviceRect(
  { x, y, width, height }: PixelRect,
  { viewport, pixelRatio }: OverlayDrawing,
): PixelRect {
  const toX = (at: number): number => (viewport.x + at * viewport.scale) * pixelRatio;
  const toY = (at: number): number => (viewport.y + at * viewport.scale) * pixelRatio;
  const left = Math.floor(toX(x)) - SMOOTHING_PX;
  const top = Math.floor(toY(y)) - SMOOTHING_PX;
  return {
    x: left,
    y: top,
    width: Math.ceil(toX(x + width)) + SMOOTHING_PX - left,
    height: Math.ceil(toY(y + height)) + SMOOTHING_PX - top,
  };
}

/** What is needed to draw a part of the layer as it would be drawn with all the rest: its pixels, and those that are smoothed in. */
function toPictureRect(device: PixelRect, { viewport, pixelRatio }: OverlayDrawing, step: number): PixelRect {
  const scale = viewport.scale * pixelRatio;
  const margin = SMOOTHING_PX * Math.max(step, 1 / scale);
  const left = Math.floor((device.x - viewport.x * pixelRatio) / scale - margin);
  const top = Math.floor((device.y - viewport.y * pixelRatio) / scale - margin);
  return {
    x: left,
    y: top,
    width: Math.ceil(device.width / scale + 2 * margin) + 1,
    height: Math.ceil(device.height / scale + 2 * margin) + 1,
  };
}

function isSmall(
  { canvas }: CanvasRenderingContext2D,
  { viewport, pixelRatio }: OverlayDrawing,
  { width, height }: PixelRect,
): boolean {
  const scale = viewport.scale * pixelRatio;
  return width * height * scale * scale <= LARGEST_SHARE * canvas.width * canvas.height;
}

/**
 * Larger only, since another size empties a canvas and takes time; but at the picture's right and lower border it has to end where the
 * picture does, or what lies beyond is smoothed into the last pixels.
 */
function fit(scratch: HTMLCanvasElement, place: PixelRect, whole: HTMLCanvasElement): void {
  const endsRight = place.x + place.width >= whole.width;
  const endsBelow = place.y + place.height >= whole.height;
  const isWide = endsRight ? scratch.width === place.width : scratch.width >= place.width;
  const isHigh = endsBelow ? scratch.height === place.height : scratch.height >= place.height;
  if (!isWide) scratch.width = place.width;
  if (!isHigh) scratch.height = place.height;
}
