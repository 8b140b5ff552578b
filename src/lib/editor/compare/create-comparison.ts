import { listenToPointers } from '../listen-to-pointers.ts';
import { listenToWheel } from '../listen-to-wheel.ts';
import { screenRect } from '../viewport/coordinates.ts';
import type { ScreenPoint, ScreenRect } from '../viewport/coordinates.ts';
import type { GestureCommand } from '../viewport/gesture.ts';
import { toKeyCommand } from '../viewport/key-command.ts';
import type { PressedKey } from '../viewport/key-command.ts';
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
} from '../viewport/view-state.ts';
import type { ViewState } from '../viewport/view-state.ts';
import { isSameShape, toPictureRect } from '../viewport/viewport.ts';
import type { Insets, Viewport } from '../viewport/viewport.ts';
import { drawComparison } from './draw-comparison.ts';
import type { ComparisonScene } from './draw-comparison.ts';
import { intersect, toPaneFrame, toPanePair, toPanePoint, toSinglePane } from './panes.ts';
import type { Pane } from './panes.ts';

/*
 * The canvas of a comparison: two pictures under one viewport, moved by wheel, pointers and keys. It is pushed to, never read; what
 * lies where goes out by `onChange`. Bitmaps belong to whoever hands them over.
 */

/** Where everything lies, CSS pixels of the element. */
export interface ComparisonLayout {
  /** The frame of the pictures in each pane. */
  rects: readonly ScreenRect[];
  /** What of it is on the canvas. */
  visible: readonly ScreenRect[];
  /** Device pixels per picture pixel: 1 is 100 %. */
  zoom: number;
}

export interface ComparisonView {
  show(scene: ComparisonScene): void;
  fit(): void;
  actualSize(): void;
  zoomBy(factor: number): void;
  /** What floats over the edges, CSS pixels. */
  setInsets(insets: Insets): void;
  /** True if the key meant something here. */
  pressKey(key: PressedKey): boolean;
  destroy(): void;
}

const START = { width: 1, height: 1, insets: { top: 0, right: 0, bottom: 0, left: 0 }, pixelRatio: 1 };

/** Lives as long as the element. */
export function createComparison(
  node: HTMLElement,
  onChange: (layout: ComparisonLayout) => void,
): ComparisonView {
  return new CanvasComparison(node, onChange);
}

class CanvasComparison implements ComparisonView {
  private readonly node: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly onChange: (layout: ComparisonLayout) => void;
  private readonly stops: (() => void)[];
  private scene: ComparisonScene | null = null;
  private insets: Insets = START.insets;
  private panes: readonly Pane[] = [];
  private state: ViewState = createViewState(START);
  private drawRequest = 0;

  constructor(node: HTMLElement, onChange: (layout: ComparisonLayout) => void) {
    this.node = node;
    this.onChange = onChange;
    this.canvas = node.ownerDocument.createElement('canvas');
    node.append(this.canvas);
    const target = {
      run: (command: GestureCommand) => this.run(command),
      isReady: () => this.scene !== null,
    };
    const observer = new ResizeObserver(() => this.layOut());
    observer.observe(node);
    this.stops = [
      listenToPointers(node, target),
      listenToWheel(node, target),
      () => observer.disconnect(),
      () => cancelAnimationFrame(this.drawRequest),
    ];
    this.layOut();
  }

  show(scene: ComparisonScene): void {
    const before = this.scene;
    this.scene = scene;
    const isSame = before?.frame.width === scene.frame.width && before.frame.height === scene.frame.height;
    if (!isSame) {
      const isSamePlace = before !== null && isSameShape(before.frame, scene.frame);
      this.state = showPicture(this.state, scene.frame, isSamePlace);
    }
    if (!isSame || before.mode !== scene.mode) this.layOut();
    else this.change(this.state);
  }

  fit(): void {
    this.change(fitView(this.state));
  }

  actualSize(): void {
    this.change(showActualSize(this.state));
  }

  zoomBy(factor: number, around?: ScreenPoint): void {
    this.change(zoomViewTo(this.state, toViewZoom(this.state) * factor, around));
  }

  setInsets(insets: Insets): void {
    this.insets = insets;
    this.layOut();
  }

  pressKey(key: PressedKey): boolean {
    const command = this.scene ? toKeyCommand(key) : undefined;
    if (!command) return false;
    if (command.type === 'fit') this.fit();
    else if (command.type === 'actual-size') this.actualSize();
    else if (command.type === 'pan') this.change(panView(this.state, command.dx, command.dy));
    else this.zoomBy(command.factor);
    return true;
  }

  destroy(): void {
    for (const stop of this.stops) stop();
    // WebKit frees a canvas's memory at this, not at the next collection.
    this.canvas.width = this.canvas.height = 0;
    this.canvas.remove();
  }

  private run(command: GestureCommand): void {
    if (command.type === 'pan') return this.change(panView(this.state, command.dx, command.dy));
    if (command.type === 'zoom') return this.zoomBy(command.factor, toPanePoint(this.panes, command.around));
    const at = toPanePoint(this.panes, command.at);
    this.change(this.state.isFitted ? showActualSize(this.state, at) : fitView(this.state));
  }

  /** Size of the element, bars over it, or the number of panes have changed. */
  private layOut(): void {
    const frame = {
      width: Math.max(this.node.clientWidth, 1),
      height: Math.max(this.node.clientHeight, 1),
      insets: this.insets,
      pixelRatio: devicePixelRatio,
    };
    const isPair = this.scene?.mode === 'side-by-side';
    this.panes = isPair ? toPanePair(frame, this.scene?.frame ?? frame) : toSinglePane(frame);
    this.state = setFrame(this.state, toPaneFrame(this.panes, frame.pixelRatio));
    const [width, height] = [frame.width * frame.pixelRatio, frame.height * frame.pixelRatio].map(Math.round);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width ?? 1;
      this.canvas.height = height ?? 1;
    }
    // A canvas that was resized is clear: without drawing now it would stay blank until the next frame.
    cancelAnimationFrame(this.drawRequest);
    this.draw();
  }

  /** All changes of one frame become one drawing. */
  private change(state: ViewState): void {
    this.state = state;
    if (this.drawRequest === 0) this.drawRequest = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.drawRequest = 0;
    const { scene, panes, canvas, state } = this;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!scene) return;
    const viewport = isActualSize(state) ? snapToPixels(state) : state.viewport;
    const layout = this.toLayout(viewport);
    const [visible] = layout.visible;
    const splitX = visible ? visible.x + visible.width * scene.split : 0;
    drawComparison(context, { scene, panes, viewport, pixelRatio: state.frame.pixelRatio, splitX });
    this.onChange(layout);
  }

  private toLayout(viewport: Viewport): ComparisonLayout {
    const { scene, panes, state } = this;
    const rect = toPictureRect(viewport, scene?.frame ?? { width: 1, height: 1 });
    const rects = panes.map(({ free }) =>
      screenRect(free.x + rect.x, free.y + rect.y, rect.width, rect.height),
    );
    const visible = rects.map((one, at) => intersect(one, panes[at]?.clip ?? one));
    return { rects, visible, zoom: toViewZoom(state) };
  }
}
