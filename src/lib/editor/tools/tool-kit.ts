import type { MaskPort, ToolId, ToolSettings } from '../../contracts/editing.ts';
import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { isMarkTool, START_TOOLS } from '../../kernel/edits/start-tools.ts';
import { MarkBoard } from '../annotate/mark-board.ts';
import type { ShownMarks } from '../annotate/mark-board.ts';
import { createBoardPainter } from '../annotate/paint-board.ts';
import type { HandListener } from '../ink/listen-to-hand.ts';
import { listenToPointers } from '../listen-to-pointers.ts';
import { createMaskSurface } from '../mask/mask-surface.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import { createMaskPainter } from '../mask/paint-mask.ts';
import type { PaintOverlay } from '../picture-stage.ts';
import type { PredictedInk } from '../mask/predicted-ink.ts';
import { screenPoint } from '../viewport/coordinates.ts';
import type { ImagePoint, ScreenPoint, ScreenRect } from '../viewport/coordinates.ts';
import type { GestureCommand } from '../viewport/gesture.ts';
import type { PressedKey } from '../viewport/key-command.ts';
import { KeyHand } from './key-hand.ts';
import { createPreviewPainter } from './paint-preview.ts';
import type { Crosshair } from './paint-preview.ts';
import { createShownRing } from './shown-ring.ts';
import type { ShownRing } from './shown-ring.ts';
import { createToolBox, isDrawingTool } from './tool-box.ts';
import type { DrawingToolId } from './tool-box.ts';
import { createToolHand } from './tool-hand.ts';
import type { EditorCommand, Tool, ToolPreview } from './tool.ts';

/** The part of the settings that the canvas itself needs. */
export type HandSettings = Pick<ToolSettings, 'tool' | 'brush' | 'mode' | 'look' | 'drawWithFinger'>;

/** What the canvas lends to its tools. */
export interface ToolKitOptions {
  hasPicture(): boolean;
  toImage(point: ScreenPoint): ImagePoint;
  toScreen(point: ImagePoint): ScreenPoint;
  /** Of the picture; null: there is none. */
  size(): Size | null;
  /** What nothing floats over, CSS pixels. */
  freeArea(): ScreenRect;
  /** CSS pixels per picture pixel. */
  scale(): number;
  navigate(command: GestureCommand): void;
  /** Something over the picture is to be drawn at the next frame; the picture itself stays as it is. */
  redraw(): void;
  emit(command: EditorCommand): void;
}

const RINGED: ReadonlySet<ToolId> = new Set(['brush', 'eraser', 'object']);
/** A stroke has ended: there is time to bring up to date what it left for later. */
const IDLE_MS = 250;

/** The tools of one canvas: which one is on, what it paints into, and who listens to the hand. */
export class ToolKit implements MaskPort {
  readonly #node: HTMLElement;
  readonly #options: ToolKitOptions;
  readonly #ring: ShownRing;
  readonly #keys: KeyHand;
  readonly #board: MarkBoard;
  readonly #box: Record<DrawingToolId, Tool>;
  #settings: HandSettings = START_TOOLS;
  #surface: MaskSurface | undefined;
  #preview: ToolPreview = null;
  #crosshair: Crosshair | null = null;
  #predicted: PredictedInk | null = null;
  #isNavigating = false;
  /** A pen was seen; no change of tools makes that undone. */
  #penMode = false;
  #hand: HandListener | undefined;
  /** Size of the brush when a gesture began to change it. */
  #sizeBefore = 0;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: () => void = () => undefined;

  constructor(node: HTMLElement, options: ToolKitOptions) {
    this.#node = node;
    this.#options = options;
    this.#ring = createShownRing(node, () => this.follow());
    this.#keys = this.#createKeys();
    this.#board = new MarkBoard({ ...options, document: node.ownerDocument });
    this.#box = createToolBox({
      board: this.#board,
      brush: () => this.#settings.brush,
      mode: () => this.#settings.mode,
      surface: () => this.#surface,
      scale: options.scale,
      emit: (command) => this.#emit(command),
      redraw: options.redraw,
      predict: (ink) => (this.#predicted = ink),
      showPreview: (preview) => {
        this.#preview = preview;
        options.redraw();
      },
    });
    this.#listen();
  }

  /** Layers over the picture, lowest first. */
  get overlays(): PaintOverlay[] {
    return [
      createMaskPainter(
        () => ({ surface: this.#surface, look: this.#settings.look, predicted: this.#predicted }),
        () => this.#wipePredicted(),
      ),
      createBoardPainter(this.#board),
      createPreviewPainter(() => ({ preview: this.#preview, crosshair: this.#crosshair })),
    ];
  }

  /** What is painted into, and its likeness; undefined: nothing. */
  get surface(): MaskSurface | undefined {
    return this.#surface;
  }

  set(settings: HandSettings): void {
    const { tool, drawWithFinger, brush } = this.#settings;
    // What several strokes were to become is an act of the tool before.
    if (settings.tool !== tool) this.#finishCourse();
    this.#settings = settings;
    if (settings.drawWithFinger !== drawWithFinger) this.#hand?.drawWithFinger(settings.drawWithFinger);
    if (settings.tool !== tool) this.#listen();
    else if (settings.brush.sizePx !== brush.sizePx) this.#flashRing();
    this.follow();
    this.#options.redraw();
  }

  /**
   * Lays a mask over the picture that is shown; tools paint into its very bytes. Null: there is none, and nothing can be painted.
   * It has to be of the picture's size. A stroke that is under way belongs to the mask before and never was.
   */
  setMask(mask: Mask | null): void {
    if (mask === (this.#surface?.mask ?? null)) return;
    this.#discardStroke();
    this.#surface?.destroy();
    clearTimeout(this.#idleTimer);
    this.#surface = mask ? createMaskSurface(mask, mask) : undefined;
    this.#options.redraw();
  }

  /** The marks over the picture, and which of them are held. */
  setMarks(shown: ShownMarks): void {
    this.#board.set(shown);
  }

  /** The mask's bytes were changed by someone else. */
  invalidate(rect: PixelRect): void {
    this.#surface?.invalidate(rect);
    this.#options.redraw();
  }

  /** Whoever is about to change the mask says so: what a stroke has saved of it would be outdated. */
  settle(): void {
    this.#keys.settle();
    if (this.#hand?.state().stroke) this.#hand.interrupt();
  }

  /** True if the key meant something: to the crosshair, or to what is under way. */
  pressKey(key: PressedKey): boolean {
    return this.pressOpenKey(key) || this.#keys.press(key);
  }

  /** The same of keys that mean something wherever the focus is, as long as something is under way. */
  pressOpenKey(pressed: PressedKey): boolean {
    if (pressed.altKey) return false;
    const { key, ctrlKey, metaKey, shiftKey } = pressed;
    if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !shiftKey && this.#keys.stepBack();
    if (key === 'Escape') return this.#giveUp();
    return this.#pressCourseKey(key);
  }

  /** While the space bar is held every pointer moves the picture. */
  setNavigating(isOn: boolean): void {
    this.#isNavigating = isOn;
  }

  /** The picture was drawn: it may lie elsewhere or have another scale by now. */
  follow(): void {
    const { tool, brush } = this.#settings;
    const { scale, toScreen } = this.#options;
    const at = this.#crosshair;
    this.#ring.follow(
      RINGED.has(tool) ? brush.sizePx * scale() : null,
      at && toScreen({ x: at.x, y: at.y } as ImagePoint),
    );
  }

  destroy(): void {
    this.#keys.interrupt();
    this.#finishCourse();
    this.#stopListening();
    clearTimeout(this.#idleTimer);
    this.#ring.destroy();
    this.#surface?.destroy();
  }

  /** A tool that draws has rules of its own about who draws and who moves the picture. */
  #listen(): void {
    this.#keys.interrupt();
    this.#stopListening();
    this.#preview = null;
    this.#ring.unpin();
    this.#hover(null);
    const { tool } = this.#settings;
    this.#stopListening = isDrawingTool(tool, this.#box)
      ? this.#listenToHand(this.#box[tool])
      : this.#listenToPan();
  }

  #listenToPan(): () => void {
    const { navigate, hasPicture } = this.#options;
    return listenToPointers(this.#node, { run: navigate, isReady: hasPicture });
  }

  #listenToHand(tool: Tool): () => void {
    const { toImage, navigate, hasPicture } = this.#options;
    const hand = createToolHand(this.#node, {
      tool,
      isReady: hasPicture,
      // Where nothing can be drawn the picture can be moved all the same.
      navigates: () => this.#isNavigating || !(this.#surface || isMarkTool(tool.id)),
      sizes: () => RINGED.has(tool.id),
      toImage,
      navigate,
      hover: (point) => this.#hover(point),
      emit: (command) => this.#emit(command),
      onbegin: () => this.#keys.interrupt(),
      size: {
        begin: (at) => this.#beginSizing(at),
        move: (shiftPx) => this.#moveSizing(shiftPx),
        end: () => this.#ring.unpin(),
      },
      known: { penMode: this.#penMode, drawWithFinger: this.#settings.drawWithFinger },
    });
    this.#hand = hand;
    return () => {
      hand.interrupt();
      hand.stop();
      this.#penMode = hand.state().penMode;
      this.#hand = undefined;
    };
  }

  #createKeys(): KeyHand {
    const { size, toImage, toScreen, freeArea, navigate } = this.#options;
    return new KeyHand({
      tool: () => (this.#surface && this.#options.hasPicture() ? this.#tool : undefined),
      size,
      isBusy: () => Boolean(this.#hand?.state().stroke),
      toImage,
      toScreen,
      freeArea,
      pan: (dx, dy) => navigate({ type: 'pan', dx, dy }),
      show: (crosshair) => this.#showCrosshair(crosshair),
    });
  }

  /** The tool that is on, if it draws. */
  get #tool(): Tool | undefined {
    const { tool } = this.#settings;
    return isDrawingTool(tool, this.#box) ? this.#box[tool] : undefined;
  }

  #showCrosshair(crosshair: Crosshair | null): void {
    this.#crosshair = crosshair;
    const at = crosshair && { x: crosshair.x, y: crosshair.y };
    this.#options.emit({ type: 'crosshair-moved', at, isDown: crosshair?.isDown === true });
    this.follow();
    this.#options.redraw();
  }

  #emit(command: EditorCommand): void {
    if (command.type === 'undo-wanted' && this.#keys.stepBack()) return;
    if (command.type === 'mask-changed') this.#updateWhenIdle();
    this.#options.emit(command);
  }

  /** The likeness of the whole is behind after a stroke; bringing it up to date would be felt at the next move of the picture. */
  #updateWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      if (!this.#hand?.state().stroke) this.#surface?.update();
    }, IDLE_MS);
  }

  #wipePredicted(): void {
    this.#predicted = null;
    this.#options.redraw();
  }

  #giveUp(): boolean {
    if (!this.#hand?.state().stroke) return this.#keys.giveUp();
    this.#hand.discard();
    return true;
  }

  #pressCourseKey(key: string): boolean {
    const course = this.#tool?.course;
    if (!course?.isOpen()) return false;
    if (key === 'Backspace' || key === 'Delete') return this.#keys.stepBack();
    // With a crosshair Enter sets a corner.
    if (key !== 'Enter' || this.#crosshair) return false;
    course.finish();
    return true;
  }

  #finishCourse(): void {
    const course = this.#tool?.course;
    if (course?.isOpen()) course.finish();
  }

  #discardStroke(): void {
    const tool = this.#tool;
    this.#keys.discard();
    tool?.discard();
    tool?.course?.leave();
    if (this.#hand?.state().stroke) this.#hand.interrupt();
  }

  #beginSizing(at: ScreenPoint): void {
    const { tool, brush } = this.#settings;
    this.#sizeBefore = brush.sizePx;
    if (RINGED.has(tool)) this.#ring.pin(at);
  }

  #moveSizing(shiftPx: number): void {
    if (!RINGED.has(this.#settings.tool)) return;
    const sizePx = Math.max(1, this.#sizeBefore + shiftPx / this.#options.scale());
    this.#options.emit({ type: 'brush-sized', sizePx });
  }

  /** Its size was changed somewhere else: it is shown where it can be seen. */
  #flashRing(): void {
    const { x, y, width, height } = this.#options.freeArea();
    if (!this.#crosshair) this.#ring.flash(screenPoint(x + width / 2, y + height / 2));
  }

  #hover(point: ScreenPoint | null): void {
    this.#ring.hover(point);
    this.#tool?.course?.hover(point && this.#options.toImage(point));
  }
}
