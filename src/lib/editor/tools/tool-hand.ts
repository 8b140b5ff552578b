import { listenToHand } from '../ink/listen-to-hand.ts';
import type { HandListener, KnownHand } from '../ink/listen-to-hand.ts';
import type { HandCommand, HandSample } from '../ink/hand.ts';
import type { ImagePoint, ScreenPoint } from '../viewport/coordinates.ts';
import type { GestureCommand } from '../viewport/gesture.ts';
import type { EditorCommand, Tool, ToolPoint } from './tool.ts';

export interface ToolHandOptions {
  tool: Tool;
  isReady(): boolean;
  navigates(): boolean;
  toImage(point: ScreenPoint): ImagePoint;
  navigate(command: GestureCommand): void;
  hover(point: ScreenPoint | null): void;
  emit(command: EditorCommand): void;
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
    'ink-begin': ({ samples, eraser, kind }) =>
      options.tool.begin({ points: toPoints(samples), eraser, kind }),
    'ink-move': ({ samples }) => options.tool.move(toPoints(samples)),
    'ink-commit': () => options.tool.commit(),
    'ink-discard': () => options.tool.discard(),
    undo: () => options.emit({ type: 'undo-wanted' }),
    redo: () => options.emit({ type: 'redo-wanted' }),
    'pen-mode': () => options.emit({ type: 'pen-seen' }),
    pan: options.navigate,
    zoom: options.navigate,
  };
  const { isReady, navigates, hover, known } = options;
  const run = (command: HandCommand) => (runs[command.type] as (command: HandCommand) => void)(command);
  return listenToHand(node, { run, isReady, navigates, hover }, known);
}
