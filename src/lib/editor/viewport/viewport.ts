import type { Size } from '../../contracts/size.ts';
import { imagePoint, screenPoint, screenRect } from './coordinates.ts';
import type { ImagePoint, ScreenPoint, ScreenRect } from './coordinates.ts';

/*
 * Pure geometry of the canvas: which part of the picture is seen, and how large. All of it works on plain values, so that
 * the same rules serve panning now and tools that draw later.
 */

/** Where the picture lies: `scale` in CSS pixels per picture pixel, `x` and `y` of its top left corner in CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What floats over the edges of the canvas, in CSS pixels. The fitted picture keeps clear of it. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The canvas element. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly insets: Insets;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** A picture pixel is never drawn larger than this many device pixels a side. */
const MAX_ZOOM = 32;
/** How far one may zoom out from "all of it fits". */
const MIN_OF_FIT = 0.25;
/** This much of the picture stays in the free area, so that nobody loses it. */
const KEEP_PX = 56;
/** From this zoom on single pixels are what one wants to see. */
const CRISP_ZOOM = 2;
const SAME_RATIO = 0.01;

/** The part of the canvas that nothing covers; never smaller than a tenth of it, whatever the insets say. */
export function toFreeArea({ width, height, insets }: Frame): ScreenRect {
  const freeWidth = Math.max(width - insets.left - insets.right, width / 10);
  const freeHeight = Math.max(height - insets.top - insets.bottom, height / 10);
  const x = Math.min(insets.left, width - freeWidth);
  const y = Math.min(insets.top, height - freeHeight);
  return screenRect(x, y, freeWidth, freeHeight);
}

export function toFitScale(frame: Frame, image: Size): number {
  const area = toFreeArea(frame);
  const fit = Math.min(area.width / image.width, area.height / image.height);
  return Math.min(fit, MAX_ZOOM / frame.pixelRatio);
}

/** All of the picture, as large as the free area allows, in its middle. */
export function fitViewport(frame: Frame, image: Size): Viewport {
  return centreViewport(frame, image, toFitScale(frame, image));
}

/** The whole picture in the middle of the free area at a given scale. Starts on a device pixel, so that edges are sharp. */
export function centreViewport(frame: Frame, image: Size, scale: number): Viewport {
  const area = toFreeArea(frame);
  const snap = (value: number) => Math.round(value * frame.pixelRatio) / frame.pixelRatio;
  return {
    scale,
    x: snap(area.x + (area.width - image.width * scale) / 2),
    y: snap(area.y + (area.height - image.height * scale) / 2),
  };
}

/** Device pixels per picture pixel: 1 is "100 %". */
export function toZoom(viewport: Viewport, frame: Frame): number {
  return viewport.scale * frame.pixelRatio;
}

export function toScale(zoom: number, frame: Frame): number {
  return zoom / frame.pixelRatio;
}

export function clampScale(scale: number, frame: Frame, image: Size): number {
  const lowest = Math.min(toFitScale(frame, image), toScale(1, frame)) * MIN_OF_FIT;
  return Math.min(Math.max(scale, lowest), toScale(MAX_ZOOM, frame));
}

/** Changes the scale; the picture's point under `around` stays there. */
export function zoomAround(viewport: Viewport, scale: number, around: ScreenPoint): Viewport {
  const factor = scale / viewport.scale;
  return {
    scale,
    x: around.x - (around.x - viewport.x) * factor,
    y: around.y - (around.y - viewport.y) * factor,
  };
}

export function panViewport(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
}

/** Brings back a picture that was pushed out of the free area. */
export function clampViewport(viewport: Viewport, frame: Frame, image: Size): Viewport {
  const area = toFreeArea(frame);
  return {
    scale: viewport.scale,
    x: clampAxis(viewport.x, image.width * viewport.scale, area.x, area.width),
    y: clampAxis(viewport.y, image.height * viewport.scale, area.y, area.height),
  };
}

function clampAxis(start: number, length: number, areaStart: number, areaLength: number): number {
  const keep = Math.min(KEEP_PX, length, areaLength);
  return Math.min(Math.max(start, areaStart + keep - length), areaStart + areaLength - keep);
}

export function toPictureRect(viewport: Viewport, image: Size): ScreenRect {
  return screenRect(viewport.x, viewport.y, image.width * viewport.scale, image.height * viewport.scale);
}

export function toImagePoint(point: ScreenPoint, viewport: Viewport): ImagePoint {
  return imagePoint((point.x - viewport.x) / viewport.scale, (point.y - viewport.y) / viewport.scale);
}

export function toScreenPoint(point: ImagePoint, viewport: Viewport): ScreenPoint {
  return screenPoint(point.x * viewport.scale + viewport.x, point.y * viewport.scale + viewport.y);
}

export function toCentre(frame: Frame): ScreenPoint {
  const area = toFreeArea(frame);
  return screenPoint(area.x + area.width / 2, area.y + area.height / 2);
}

/** Two pictures of one shape, as a preview and its final image are; rounding of a pixel or two does not count. */
export function isSameShape(a: Size, b: Size): boolean {
  const [ratioA, ratioB] = [a.width / a.height, b.width / b.height];
  return Math.abs(ratioA - ratioB) <= SAME_RATIO * ratioA;
}

/** The viewport in which `next` covers the very place that `before` covered. Both must have the same shape. */
export function replacePicture(viewport: Viewport, before: Size, next: Size): Viewport {
  return { ...viewport, scale: (viewport.scale * before.width) / next.width };
}

/** The canvas changed its size or its covers: the picture's point in the middle stays in the middle. */
export function moveToFrame(viewport: Viewport, before: Frame, next: Frame): Viewport {
  const [from, to] = [toCentre(before), toCentre(next)];
  return panViewport(viewport, to.x - from.x, to.y - from.y);
}

/** True where smoothing would hide the pixels that one has zoomed in to see. */
export function isCrisp(zoom: number): boolean {
  return zoom >= CRISP_ZOOM;
}
