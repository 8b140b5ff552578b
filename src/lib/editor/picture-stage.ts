import { Konva } from 'konva/lib/Global.js';
import { Layer } from 'konva/lib/Layer.js';
import { Shape } from 'konva/lib/Shape.js';
import { Stage } from 'konva/lib/Stage.js';
import type { Size } from '../contracts/size.ts';
import type { Viewport } from './viewport/viewport.ts';

/*
 * The one place that knows Konva. It is pushed to and never read: what is where is decided by the viewport, here it is drawn.
 */

/** What is drawn and how. */
export interface Drawing {
  viewport: Viewport;
  size: Size;
  smooth: boolean;
}

export interface PictureStage {
  /** CSS pixels of the element and device pixels per CSS pixel. Clears what was drawn. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** Puts a bitmap on top; with `fade` the one before stays beneath it until `settle`. */
  place(bitmap: ImageBitmap, fade: boolean): void;
  clear(): void;
  /** How far the newest bitmap has come, 0 to 1. */
  setFade(progress: number): void;
  /** The fade is over: what lies beneath goes. */
  settle(): void;
  draw(drawing: Drawing): void;
  /** Draws only what lies over the picture, which is where it was. */
  drawOverlays(): void;
  /** A layer over the picture and over those added before; drawn with every frame. */
  addOverlay(paint: PaintOverlay): void;
  destroy(): void;
}

export type OverlayDrawing = Drawing & {
  pixelRatio: number;
  /** False: the picture is where it was, and the layer holds what was painted last. */
  isWhole: boolean;
};

/** Paints a whole layer in device pixels; the canvas is clear, and its transform is nobody's. */
export interface PaintOverlay {
  (context: CanvasRenderingContext2D, drawing: OverlayDrawing): void;
  /** Its layer is left as it was painted last: it clears what it paints anew. */
  readonly clearsItself?: boolean;
  /** True where its layer need not be painted anew as long as the picture is where it was. */
  isCurrent?(): boolean;
}

export function createPictureStage(node: HTMLElement): PictureStage {
  // Frames are drawn by the editor, one at a time: Konva's own redraws would double them.
  Konva.autoDrawEnabled = false;
  const stage = new Stage({ container: createHost(node), width: 1, height: 1, listening: false });
  const layer = new Layer({ listening: false });
  stage.add(layer);
  layer.on('beforeDraw', () => {
    layer.getContext()._context.imageSmoothingQuality = 'high';
  });
  let images: Shape[] = [];
  let drawing: Drawing | undefined;
  const overlays = createOverlays(stage, () => drawing);

  function keepNewest(count: number): void {
    const dropped = images.slice(0, images.length - count);
    images = images.slice(images.length - count);
    for (const image of dropped) image.destroy();
  }

  return {
    resize(width, height, pixelRatio) {
      setPixelRatio(layer, pixelRatio);
      overlays.setPixelRatio(pixelRatio);
      stage.size({ width, height });
    },
    place(bitmap, fade) {
      const image = createBitmapShape(bitmap);
      image.opacity(fade ? 0 : 1);
      layer.add(image);
      images.push(image);
      keepNewest(fade ? 2 : 1);
    },
    clear: () => {
      keepNewest(0);
      drawing = undefined;
      layer.draw();
      overlays.draw(true);
    },
    setFade: (progress) => images.at(-1)?.opacity(progress),
    settle: () => {
      images.at(-1)?.opacity(1);
      keepNewest(1);
    },
    draw(next) {
      drawing = next;
      const { viewport, size, smooth } = next;
      layer.imageSmoothingEnabled(smooth);
      layer.position({ x: viewport.x, y: viewport.y });
      layer.scale({ x: viewport.scale, y: viewport.scale });
      for (const image of images) image.size({ width: size.width, height: size.height });
      layer.draw();
      overlays.draw(true);
    },
    drawOverlays: () => overlays.draw(false),
    addOverlay: (paint) => overlays.add(paint, layer.getCanvas().getPixelRatio()),
    destroy: () => {
      stage.destroy();
      node.replaceChildren();
    },
  };
}

/** Konva reallocates the canvas even for the same ratio. */
function setPixelRatio(layer: Layer, pixelRatio: number): void {
  const canvas = layer.getCanvas();
  if (canvas.getPixelRatio() !== pixelRatio) canvas.setPixelRatio(pixelRatio);
}

function createBitmapShape(bitmap: ImageBitmap): Shape {
  return new Shape({
    listening: false,
    sceneFunc: (context, shape) => {
      // A bitmap that its owner has closed has no pixels; drawing it would throw.
      if (bitmap.width > 0) context.drawImage(bitmap, 0, 0, shape.width(), shape.height());
    },
  });
}

/** What lies over the picture, lowest first. */
function createOverlays(stage: Stage, drawing: () => Drawing | undefined) {
  const overlays: { layer: Layer; paint: PaintOverlay }[] = [];
  return {
    add(paint: PaintOverlay, pixelRatio: number): void {
      // Konva only holds its canvas: it has nothing on it that Konva would draw, or clear.
      const layer = new Layer({ listening: false, clearBeforeDraw: false });
      layer.getCanvas().setPixelRatio(pixelRatio);
      stage.add(layer);
      overlays.push({ layer, paint });
    },
    /** `isWhole`: also those that are as they should be. */
    draw(isWhole: boolean): void {
      const now = drawing();
      for (const { layer, paint } of overlays) {
        if (isWhole || !paint.isCurrent?.()) drawOverlay(layer, paint, now && { ...now, isWhole });
      }
    },
    setPixelRatio(pixelRatio: number): void {
      for (const { layer } of overlays) setPixelRatio(layer, pixelRatio);
    },
  };
}

/** Konva's transform is put aside: what is painted here is placed in device pixels. */
function drawOverlay(
  layer: Layer,
  paint: PaintOverlay,
  drawing: Omit<OverlayDrawing, 'pixelRatio'> | undefined,
): void {
  const context = layer.getContext()._context as CanvasRenderingContext2D;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!drawing || !paint.clearsItself) context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (drawing) paint(context, { ...drawing, pixelRatio: layer.getCanvas().getPixelRatio() });
  context.restore();
}

/**
 * Konva empties its container with `innerHTML = ''`, which a page that requires Trusted Types refuses even for an empty text
 * (konva/lib/Stage.js, _buildDOM). Our container empties itself without HTML.
 */
function createHost(node: HTMLElement): HTMLDivElement {
  const host = node.ownerDocument.createElement('div');
  Object.defineProperty(host, 'innerHTML', { get: () => '', set: () => host.replaceChildren() });
  node.append(host);
  return host;
}
