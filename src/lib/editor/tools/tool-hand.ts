import { listenToHand } from '../ink/listen-to-hand.ts';
import type { HandListener, KnownHand } from '../ink/listen-to-hand.ts';
import type { HandCommand, HandSample } from '../ink/hand-state.ts';
import type { ImagePoint, ScreenPoint } from '../viewport/coordinates.ts';
import type { GestureCommand } from '../viewport/gesture.ts';
import type { EditorCommand, Tool, ToolPoint } from './tool.ts';

export interface ToolHandOptions {
  tool: Tool;
  isReady(): boolean;
  navigates(): boolean;
  sizes(): boolean;
  toImage(point: ScreenPoint): ImagePoint;
  navigate(command: GestureCommand): void;
  hover(point: ScreenPoint | null): void;
  emit(command: EditorCommand): void;
  /** A stroke begins. */
  onbegin(): void;
  size: { begin(at: ScreenPoint): void; move(shiftPx: number): void; end(): void };
  known: KnownHand;
}

type Run = { [T in HandCommand['type']]: (command: Extract<HandCommand, { type: T }>) => void };

/** Leads what a hand does on the canvas to the tool that is on, in the picture's coordinates. */
export function createToolHand(node: HTMLElement, options: ToolHandOptions): HandListener {
  const toPoints = (samples: readonly HandSample[]): ToolPoint[] =>
    samples.map(({ point, pressure }) => {
      const { x, y } = options.toImage(point);
      return { x, y, pressure };
    });
  const runs: Run = {
    'ink-begin': ({ samples, eraser, kind }) => {
      options.onbegin();
      options.tool.begin({ points: toPoints(samples), eraser, kind });
    },
    'ink-move': ({ samples, predicted }) => options.tool.move(toPoints(samples), toPoints(predicted)),
    'ink-commit': () => options.tool.commit(),
    'ink-discard': () => options.tool.discard(),
    'size-begin': ({ at }) => options.size.begin(at),
    'size-move': ({ shiftPx }) => options.size.move(shiftPx),
    'size-end': () => options.size.end(),
    undo: () => options.emit({ type: 'undo-wanted' }),
    redo: () => options.emit({ type: 'redo-wanted' }),
    'pen-mode': () => options.emit({ type: 'pen-seen' }),
    pan: options.navigate,
    zoom: options.navigate,
  };
  const { isReady, navigates, sizes, hover, known } = options;
  const run = (command: HandCommand) => (runs[command.type] as (command: HandCommand) => void)(command);
  return listenToHand(node, { run, isReady, navigates, sizes, hover }, known);
}
