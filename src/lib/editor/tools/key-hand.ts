import type { Size } from '../../contracts/size.ts';
import { imagePoint, screenPoint } from '../viewport/coordinates.ts';
import type { ImagePoint, ScreenPoint, ScreenRect } from '../viewport/coordinates.ts';
import type { PressedKey } from '../viewport/key-command.ts';
import type { Crosshair } from './paint-preview.ts';
import type { Tool } from './tool.ts';

/*
 * The hand of someone who uses keys: a crosshair on the picture, which arrow keys move. Enter puts the tool down there and takes it up
 * again, or taps; Escape gives up what is under way, one thing at a time.
 */

export interface KeyHandOptions {
  /** The tool that is on, if it draws and there is something to draw on. */
  tool(): Tool | undefined;
  size(): Size | null;
  /** A pointer draws at present. */
  isBusy(): boolean;
  toImage(point: ScreenPoint): ImagePoint;
  toScreen(point: ImagePoint): ScreenPoint;
  freeArea(): ScreenRect;
  pan(dx: number, dy: number): void;
  /** Another place, or none. */
  show(crosshair: Crosshair | null): void;
}

const WAYS: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Image pixels a press. */
const STEP_PX = 1;
const LARGE_STEP_PX = 10;
const HUGE_STEP_PX = 100;
/** Air that stays round the crosshair, CSS pixels. */
const KEEP_PX = 32;
const PRESSURE = 0.5;

export class KeyHand {
  readonly #options: KeyHandOptions;
  #at: ImagePoint | null = null;
  /** Undefined: nothing is under way. */
  #drawing: Tool | undefined;

  constructor(options: KeyHandOptions) {
    this.#options = options;
  }

  /** True if the key meant something. */
  press(pressed: PressedKey): boolean {
    const tool = this.#options.tool();
    if (!tool?.byKeys || pressed.altKey) return false;
    const way = Object.hasOwn(WAYS, pressed.key) ? WAYS[pressed.key] : undefined;
    if (way) {
      const step = toStep(pressed);
      this.#move(tool, way[0] * step, way[1] * step);
      return true;
    }
    const { key, ctrlKey, metaKey, shiftKey } = pressed;
    if (key !== 'Enter' || ctrlKey || metaKey || shiftKey || this.#options.isBusy()) return false;
    this.#act(tool);
    return true;
  }

  /** Gives up the stroke, what several strokes were to become, or the crosshair; false where there is none of them. */
  giveUp(): boolean {
    const course = this.#options.tool()?.course;
    if (this.#drawing) this.#discardStroke();
    else if (course?.isOpen()) course.leave();
    else if (this.#at) this.#at = null;
    else return false;
    this.#show();
    return true;
  }

  /** Takes back the last of what is under way; false where nothing is. */
  stepBack(): boolean {
    const course = this.#options.tool()?.course;
    if (this.#drawing) this.#discardStroke();
    else if (course?.isOpen()) course.stepBack();
    else return false;
    this.#show();
    return true;
  }

  /** A stroke that is under way stays, and is over. */
  settle(): void {
    const tool = this.#drawing;
    if (!tool) return;
    this.#drawing = undefined;
    tool.commit();
    this.#show();
  }

  /** Another hand or another tool takes over: the stroke stays, the crosshair goes. */
  interrupt(): void {
    this.settle();
    this.#hide();
  }

  /** The stroke never was, and the crosshair goes. */
  discard(): void {
    this.#discardStroke();
    this.#hide();
  }

  #move(tool: Tool, dx: number, dy: number): void {
    const from = this.#at ?? this.#findMiddle();
    const at = this.#clamp(imagePoint(from.x + dx, from.y + dy));
    this.#at = at;
    if (this.#drawing) this.#drawing.move([{ x: at.x, y: at.y, pressure: PRESSURE }]);
    else tool.course?.hover(at);
    this.#reveal(at);
    this.#show();
  }

  #act(tool: Tool): void {
    const at = this.#at ?? this.#findMiddle();
    this.#at = at;
    if (this.#drawing) return this.settle();
    tool.begin({ points: [{ x: at.x, y: at.y, pressure: PRESSURE }], kind: 'mouse', eraser: false });
    if (tool.byKeys === 'tap') tool.commit();
    else this.#drawing = tool;
    this.#show();
  }

  #discardStroke(): void {
    this.#drawing?.discard();
    this.#drawing = undefined;
  }

  #hide(): void {
    if (!this.#at) return;
    this.#at = null;
    this.#show();
  }

  #show(): void {
    const at = this.#at;
    this.#options.show(at && { x: at.x, y: at.y, isDown: this.#drawing !== undefined });
  }

  /** Of what is seen of the picture. */
  #findMiddle(): ImagePoint {
    const { x, y, width, height } = this.#options.freeArea();
    const middle = this.#options.toImage(screenPoint(x + width / 2, y + height / 2));
    return this.#clamp(imagePoint(Math.round(middle.x), Math.round(middle.y)));
  }

  #clamp({ x, y }: ImagePoint): ImagePoint {
    const { width, height } = this.#options.size() ?? { width: 0, height: 0 };
    return imagePoint(Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height));
  }

  /** The picture follows a crosshair that leaves what is seen of it. */
  #reveal(point: ImagePoint): void {
    const { x, y, width, height } = this.#options.freeArea();
    const place = this.#options.toScreen(point);
    const dx = toShift(place.x, x, x + width);
    const dy = toShift(place.y, y, y + height);
    if (dx !== 0 || dy !== 0) this.#options.pan(dx, dy);
  }
}

function toStep({ shiftKey, ctrlKey, metaKey }: PressedKey): number {
  if (ctrlKey || metaKey) return HUGE_STEP_PX;
  return shiftKey ? LARGE_STEP_PX : STEP_PX;
}

function toShift(at: number, start: number, end: number): number {
  const keep = Math.min(KEEP_PX, (end - start) / 2);
  if (at < start + keep) return start + keep - at;
  return at > end - keep ? end - keep - at : 0;
}
