import type { MaskPort, ToolId, ToolSettings } from '../../contracts/editing.ts';
import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { START_TOOLS } from '../../kernel/edits/start-tools.ts';
import type { HandListener } from '../ink/listen-to-hand.ts';
import { listenToPointers } from '../listen-to-pointers.ts';
import { createMaskSurface } from '../mask/mask-surface.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import { createMaskPainter } from '../mask/paint-mask.ts';
import type { PaintOverlay } from '../picture-stage.ts';
import type { ImagePoint, ScreenPoint } from '../viewport/coordinates.ts';
import type { GestureCommand } from '../viewport/gesture.ts';
import { createBrushRing } from './brush-ring.ts';
import type { BrushRing } from './brush-ring.ts';
import { createPreviewPainter } from './paint-preview.ts';
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
  /** CSS pixels per picture pixel. */
  scale(): number;
  navigate(command: GestureCommand): void;
  redraw(): void;
  emit(command: EditorCommand): void;
}

const RINGED: ReadonlySet<ToolId> = new Set(['brush', 'eraser', 'object']);

/** The tools of one canvas: which one is on, what it paints into, and who listens to the hand. */
export class ToolKit implements MaskPort {
  readonly #node: HTMLElement;
  readonly #options: ToolKitOptions;
  readonly #ring: BrushRing;
  readonly #box: Record<DrawingToolId, Tool>;
  #settings: HandSettings = START_TOOLS;
  #surface: MaskSurface | undefined;
  #preview: ToolPreview = null;
  #isNavigating = false;
  /** A pen was seen; no change of tools makes that undone. */
  #penMode = false;
  #hand: HandListener | undefined;
  #hovered: ScreenPoint | null = null;
  #stopListening: () => void = () => undefined;

  constructor(node: HTMLElement, options: ToolKitOptions) {
    this.#node = node;
    this.#options = options;
    this.#ring = createBrushRing(node);
    this.#box = createToolBox({
      brush: () => this.#settings.brush,
      mode: () => this.#settings.mode,
      surface: () => this.#surface,
      emit: options.emit,
      redraw: options.redraw,
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
      createMaskPainter(() => ({ surface: this.#surface, look: this.#settings.look })),
      createPreviewPainter(() => this.#preview),
    ];
  }

  set(settings: HandSettings): void {
    const { tool, drawWithFinger } = this.#settings;
    this.#settings = settings;
    if (settings.drawWithFinger !== drawWithFinger) this.#hand?.drawWithFinger(settings.drawWithFinger);
    if (settings.tool !== tool) this.#listen();
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
    this.#surface = mask ? createMaskSurface(mask, mask) : undefined;
    this.#options.redraw();
  }

  /** The mask's bytes were changed by someone else. */
  invalidate(rect: PixelRect): void {
    this.#surface?.invalidate(rect);
    this.#options.redraw();
  }

  /** While the space bar is held every pointer moves the picture. */
  setNavigating(isOn: boolean): void {
    this.#isNavigating = isOn;
  }

  /** The picture was drawn: it may lie elsewhere or have another scale by now. */
  follow(): void {
    const { tool, brush } = this.#settings;
    this.#ring.show(RINGED.has(tool) ? this.#hovered : null, brush.sizePx * this.#options.scale());
  }

  destroy(): void {
    this.#stopListening();
    this.#ring.destroy();
    this.#surface?.destroy();
  }

  /** A tool that draws has rules of its own about who draws and who moves the picture. */
  #listen(): void {
    this.#stopListening();
    this.#preview = null;
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
    const { toImage, navigate, emit, hasPicture } = this.#options;
    const hand = createToolHand(this.#node, {
      tool,
      isReady: hasPicture,
      // Where nothing can be drawn the picture can be moved all the same.
      navigates: () => this.#isNavigating || !this.#surface,
      toImage,
      navigate,
      hover: (point) => this.#hover(point),
      emit,
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

  #discardStroke(): void {
    const { tool } = this.#settings;
    if (isDrawingTool(tool, this.#box)) this.#box[tool].discard();
    if (this.#hand?.state().stroke) this.#hand.interrupt();
  }

  #hover(point: ScreenPoint | null): void {
    this.#hovered = point;
    this.follow();
  }
}
