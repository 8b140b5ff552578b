import type { Size } from '../contracts/size.ts';
import { listenToWheel } from './listen-to-wheel.ts';
import type { MaskSurface } from './mask/mask-surface.ts';
import { createPictureStage } from './picture-stage.ts';
import type { PaintOverlay, PictureStage } from './picture-stage.ts';
import { ToolKit } from './tools/tool-kit.ts';
import type { EditorCommand } from './tools/tool.ts';
import type { ScreenPoint, ScreenRect } from './viewport/coordinates.ts';
import type { GestureCommand } from './viewport/gesture.ts';
import { toKeyCommand } from './viewport/key-command.ts';
import type { KeyCommand, PressedKey } from './viewport/key-command.ts';
import {
  createViewState,
  fitView,
  isActualSize,
  panView,
  setFrame,
  showActualSize,
  showPicture,
  snapToPixels,
  toViewZoom,
  zoomViewTo,
} from './viewport/view-state.ts';
import type { ViewState } from './viewport/view-state.ts';
import {
  isCrisp,
  isSameShape,
  toFreeArea,
  toImagePoint,
  toPictureRect,
  toScreenPoint,
} from './viewport/viewport.ts';
import type { Frame, Insets } from './viewport/viewport.ts';

/*
 * The canvas: shows one picture in an element and lets a hand move it. Made by the component that owns the element, lives
 * as long as it does. It neither decodes nor closes bitmaps: they belong to whoever hands them over, who keeps a bitmap
 * open until another was shown.
 */

/** A picture to show. The bitmap may have fewer pixels than the picture: it is drawn at the picture's size. */
export interface EditorPicture extends Size {
  bitmap: ImageBitmap;
  /** Pictures of one place and one shape replace one another without moving: previews, their final image, its variants. */
  place: string;
  /** Always smoothed, however large: for previews, whose pixels mean nothing. */
  smooth: boolean;
}

export interface EditorView {
  /** Where the picture lies on the element, in CSS pixels; null: nothing is shown. */
  rect: ScreenRect | null;
  /** Device pixels per picture pixel: 1 is 100 %. */
  zoom: number;
  isFitted: boolean;
  isActualSize: boolean;
}

export interface EditorOptions {
  onChange(view: EditorView): void;
  /** Asked before every fade. */
  prefersReducedMotion(): boolean;
  /** What a hand did with a tool. */
  onCommand(command: EditorCommand): void;
  /** A layer of its own between the picture and the mask, made of what is painted. */
  createLayer?(mask: () => MaskSurface | undefined): PaintOverlay;
}

export interface Editor {
  show(picture: EditorPicture | null): void;
  fit(): void;
  /** 100 %; around the middle where no point is given. */
  actualSize(around?: ScreenPoint): void;
  zoomBy(factor: number, around?: ScreenPoint): void;
  /** `zoom` in device pixels per picture pixel. */
  zoomTo(zoom: number, around?: ScreenPoint): void;
  panBy(dx: number, dy: number): void;
  /** Fit, or 100 % if it is fitted already. */
  toggleFit(around?: ScreenPoint): void;
  /** What floats over the edges, in CSS pixels. A fitted picture follows. */
  setInsets(insets: Insets): void;
  /** Takes the element's size again; called by itself when the element changes. */
  resize(): void;
  /** True if the key meant something here. */
  pressKey(key: PressedKey): boolean;
  view(): EditorView;
  /** What is painted and drawn over the picture. */
  readonly tools: ToolKit;
  destroy(): void;
}

const FADE_MS = 160;
const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export function createEditor(node: HTMLElement, options: EditorOptions): Editor {
  return new CanvasEditor(node, options);
}

class CanvasEditor implements Editor {
  private readonly node: HTMLElement;
  private readonly options: EditorOptions;
  private readonly stage: PictureStage;
  readonly tools: ToolKit;
  private readonly stopListening: (() => void)[];
  private state: ViewState;
  private picture: EditorPicture | null = null;
  private fadeStart: number | null = null;
  private drawRequest = 0;
  /** The picture itself is to be drawn, not only what lies over it. */
  private isMoved = true;

  constructor(node: HTMLElement, options: EditorOptions) {
    this.node = node;
    this.options = options;
    this.stage = createPictureStage(node);
    const frame = readFrame(node, NO_INSETS);
    this.stage.resize(frame.width, frame.height, frame.pixelRatio);
    this.state = createViewState(frame);
    const hasPicture = (): boolean => this.picture !== null;
    this.tools = new ToolKit(node, {
      hasPicture,
      toImage: (point) => toImagePoint(point, this.state.viewport),
      scale: () => this.state.viewport.scale,
      navigate: (command) => this.run(command),
      toScreen: (point) => toScreenPoint(point, this.state.viewport),
      size: () => this.picture,
      freeArea: () => toFreeArea(this.state.frame),
      redraw: () => this.requestDraw(),
      emit: (command) => options.onCommand(command),
    });
    const layer = options.createLayer?.(() => this.tools.surface);
    if (layer) this.stage.addOverlay(layer);
    for (const overlay of this.tools.overlays) this.stage.addOverlay(overlay);
    this.stopListening = [
      listenToWheel(node, { run: (command) => this.run(command), isReady: hasPicture }),
      watchFrame(node, () => this.resize()),
    ];
  }

  show(next: EditorPicture | null): void {
    const before = this.picture;
    this.picture = next;
    this.fadeStart = null;
    if (!next) {
      this.stage.clear();
      return this.change(showPicture(this.state, null, false));
    }
    const isSamePlace = before !== null && before.place === next.place && isSameShape(before, next);
    if (before?.bitmap !== next.bitmap) {
      const fades = isSamePlace && !this.options.prefersReducedMotion();
      this.stage.place(next.bitmap, fades);
      if (fades) this.fadeStart = performance.now();
    }
    this.change(showPicture(this.state, { width: next.width, height: next.height }, isSamePlace));
  }

  fit(): void {
    this.change(fitView(this.state));
  }

  actualSize(around?: ScreenPoint): void {
    this.change(showActualSize(this.state, around));
  }

  zoomTo(zoom: number, around?: ScreenPoint): void {
    this.change(zoomViewTo(this.state, zoom, around));
  }

  zoomBy(factor: number, around?: ScreenPoint): void {
    this.change(zoomViewTo(this.state, toViewZoom(this.state) * factor, around));
  }

  panBy(dx: number, dy: number): void {
    this.change(panView(this.state, dx, dy));
  }

  toggleFit(around?: ScreenPoint): void {
    this.change(this.state.isFitted ? showActualSize(this.state, around) : fitView(this.state));
  }

  setInsets(insets: Insets): void {
    this.change(setFrame(this.state, { ...this.state.frame, insets }));
  }

  resize(): void {
    const frame = readFrame(this.node, this.state.frame.insets);
    this.stage.resize(frame.width, frame.height, frame.pixelRatio);
    this.state = setFrame(this.state, frame);
    this.isMoved = true;
    // Resizing has cleared the canvas: without drawing now it would stay blank until the next frame.
    cancelAnimationFrame(this.drawRequest);
    this.draw(performance.now());
  }

  pressKey(key: PressedKey): boolean {
    if (this.picture && this.tools.pressKey(key)) return true;
    const command = this.picture ? toKeyCommand(key) : undefined;
    if (!command) return false;
    this.runKey(command);
    return true;
  }

  view(): EditorView {
    const { size, viewport, isFitted } = this.state;
    const rect = size && toPictureRect(viewport, size);
    return { rect, zoom: toViewZoom(this.state), isFitted, isActualSize: isActualSize(this.state) };
  }

  destroy(): void {
    for (const stop of this.stopListening) stop();
    this.tools.destroy();
    cancelAnimationFrame(this.drawRequest);
    this.stage.destroy();
  }

  private run(command: GestureCommand): void {
    if (command.type === 'pan') this.panBy(command.dx, command.dy);
    else if (command.type === 'zoom') this.zoomBy(command.factor, command.around);
    else this.toggleFit(command.at);
  }

  private runKey(command: KeyCommand): void {
    if (command.type === 'pan') this.panBy(command.dx, command.dy);
    else if (command.type === 'zoom') this.zoomBy(command.factor);
    else if (command.type === 'fit') this.fit();
    else this.actualSize();
  }

  private change(state: ViewState): void {
    this.state = state;
    this.isMoved = true;
    this.requestDraw();
  }

  /** All changes of one frame become one drawing. */
  private requestDraw(): void {
    if (this.drawRequest === 0) this.drawRequest = requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    this.drawRequest = 0;
    // While a hand draws the picture stays where it is, and nobody has to be told.
    if (!this.isMoved) return this.stage.drawOverlays();
    this.isMoved = false;
    this.stepFade(now);
    if (this.picture) {
      this.stage.draw({
        viewport: isActualSize(this.state) ? snapToPixels(this.state) : this.state.viewport,
        size: this.picture,
        smooth: this.picture.smooth || !isCrisp(toViewZoom(this.state)),
      });
    }
    this.tools.follow();
    this.options.onChange(this.view());
  }

  private stepFade(now: number): void {
    if (this.fadeStart === null) return;
    const progress = Math.min(Math.max((now - this.fadeStart) / FADE_MS, 0), 1);
    this.stage.setFade(progress);
    if (progress < 1) return this.change(this.state);
    this.fadeStart = null;
    this.stage.settle();
  }
}

function readFrame(node: HTMLElement, insets: Insets): Frame {
  return {
    width: Math.max(node.clientWidth, 1),
    height: Math.max(node.clientHeight, 1),
    insets,
    pixelRatio: devicePixelRatio,
  };
}

/** Calls back when the element's size or the screen's density changes (another screen, the browser's own zoom). */
function watchFrame(node: HTMLElement, onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange);
  observer.observe(node);
  const watching = new AbortController();
  function watchDensity(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const onDensity = (): void => {
      onChange();
      watchDensity();
    };
    query.addEventListener('change', onDensity, { once: true, signal: watching.signal });
  }
  watchDensity();
  return () => {
    observer.disconnect();
    watching.abort();
  };
}
