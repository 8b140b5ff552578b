import type { MaskPort, ToolId, ToolSettings } from '../../contracts/editing.ts';
import type { Mask, PixelRect } from '../../contracts/mask.ts';
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

const START: HandSettings = {
  tool: 'pan',
  brush: { sizePx: 60, hardness: 0.8, pressureOnSize: true },
  mode: 'add',
  look: { colour: '#22b8f0', opacity: 0.5, isVisible: true },
  drawWithFinger: false,
};

const RINGED: ReadonlySet<ToolId> = new Set(['brush', 'eraser', 'object']);

/** The tools of one canvas: which one is on, what it paints into, and who listens to the hand. */
export class ToolKit implements MaskPort {
  readonly #node: HTMLElement;
  readonly #options: ToolKitOptions;
  readonly #ring: BrushRing;
  readonly #box: Record<DrawingToolId, Tool>;
  #settings = START;
  #surface: MaskSurface | undefined;
  #preview: ToolPreview = null;
  #isNavigating = false;
  #stopHand: () => void = () => undefined;

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
    const isOther = settings.tool !== tool || settings.drawWithFinger !== drawWithFinger;
    this.#settings = settings;
    if (isOther) this.#listen();
    this.#options.redraw();
  }

  /**
   * Lays a mask over the picture that is shown; tools paint into its very bytes. Null: there is none, and nothing can be painted.
   * It has to be of the picture's size.
   */
  setMask(mask: Mask | null): void {
    if (mask === (this.#surface?.mask ?? null)) return;
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

  destroy(): void {
    this.#stopHand();
    this.#ring.destroy();
    this.#surface?.destroy();
  }

  /** A tool that draws has rules of its own about who draws and who moves the picture. */
  #listen(): void {
    this.#stopHand();
    this.#preview = null;
    this.#ring.show(null, 0);
    const { tool } = this.#settings;
    this.#stopHand = isDrawingTool(tool, this.#box)
      ? this.#listenToHand(this.#box[tool])
      : this.#listenToPan();
  }

  #listenToPan(): () => void {
    const { navigate, hasPicture } = this.#options;
    return listenToPointers(this.#node, { run: navigate, isReady: hasPicture });
  }

  #listenToHand(tool: Tool): () => void {
    const { toImage, navigate, emit } = this.#options;
    const hand = createToolHand(this.#node, {
      tool: () => tool,
      isReady: () => this.#surface !== undefined,
      navigates: () => this.#isNavigating,
      toImage,
      navigate,
      hover: (point) => this.#hover(point),
      emit,
    });
    hand.drawWithFinger(this.#settings.drawWithFinger);
    return () => {
      hand.interrupt();
      hand.stop();
    };
  }

  #hover(point: ScreenPoint | null): void {
    const { tool, brush } = this.#settings;
    this.#ring.show(RINGED.has(tool) ? point : null, brush.sizePx * this.#options.scale());
  }
}
