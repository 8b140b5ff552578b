/** Draws strokes as a pen does, on the app's own canvas and editing state, and notes what each frame costs. */
import type { Asset } from '../../src/lib/contracts/asset.ts';
import { openDatabase } from '../../src/lib/db/database.ts';
import { createRepositories } from '../../src/lib/db/repositories.ts';
import { sampleAsset } from '../../src/lib/db/testing/sample-rows.ts';
import { createEditor } from '../../src/lib/editor/create-editor.ts';
import { createImageClient } from '../../src/lib/gateway/image-client.ts';
import { Editing } from '../../src/lib/state/editing.svelte.ts';
import { createStroke, FRAMES_PER_STROKE, SIZE } from './stroke.ts';
import type { PenPoint } from './stroke.ts';

/** What some strokes cost. */
export interface InkCost {
  /** Script of each frame in which the pen moved, ms: its event, and the drawing that follows. */
  frameMs: number[];
  /** The same where the pen was lifted: the stroke is packed and handed over to be kept. */
  liftMs: number[];
  /** Frames from an event to the ink on the canvas, one figure a stroke. */
  framesBehind: number[];
  /** Strokes that changed anything: the last ones may fall where all is painted. */
  acts: number;
}

declare global {
  var drawInk: (strokes: number, seed: number) => Promise<InkCost>;
  /** Takes back all that can be; answers how many acts that were. */
  var undoInk: () => Promise<number>;
}

const HOVER = { pointerId: 7, pointerType: 'pen', bubbles: true, cancelable: true } as const;
const TINTED = 40;

const wantFrame = globalThis.requestAnimationFrame.bind(globalThis);
const nextFrame = () => new Promise((resolve) => wantFrame(resolve));
/** Without the 4 ms that a timer within a timer waits. */
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
let spentMs = 0;
let acts = 0;

function time(act: () => void): void {
  const start = performance.now();
  act();
  spentMs += performance.now() - start;
}

globalThis.requestAnimationFrame = (callback) => wantFrame((now) => time(() => callback(now)));

const node = document.querySelector<HTMLElement>('#canvas')!;
const repositories = createRepositories(openDatabase(`easel-bench-${crypto.randomUUID()}`));
const editing = new Editing({
  repositories,
  images: createImageClient(),
  history: { adopt: () => undefined },
});
const editor = createEditor(node, {
  onChange: () => undefined,
  prefersReducedMotion: () => true,
  onCommand: (command) => {
    if (command.type !== 'mask-changed') return;
    acts += 1;
    editing.take(command.change);
  },
});
const opening = open();

async function open(): Promise<void> {
  const asset: Asset = sampleAsset({ id: 'picture', ...SIZE });
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  canvas.getContext('2d')?.fillRect(0, 0, SIZE.width, SIZE.height);
  editor.show({ bitmap: canvas.transferToImageBitmap(), ...SIZE, place: 'a', smooth: false });
  await editing.open('bench', asset);
  editing.setTools({ tool: 'brush' });
  editor.tools.set(editing.tools);
  editor.tools.setMask(editing.mask ?? null);
  editing.attach(editor.tools);
  await nextFrame();
}

function send(type: string, points: readonly PenPoint[], predicted: readonly PenPoint[] = []): void {
  const buttons = type === 'pointerup' ? 0 : 1;
  const { x: left, y: top, width } = editor.view().rect!;
  const scale = width / SIZE.width;
  const toEvent = ({ x, y, pressure }: PenPoint) =>
    new PointerEvent(type, {
      ...HOVER,
      buttons,
      pressure,
      clientX: left + x * scale,
      clientY: top + y * scale,
    });
  const last = toEvent(points.at(-1)!);
  const init = { ...HOVER, buttons, pressure: last.pressure, clientX: last.clientX, clientY: last.clientY };
  const event = new PointerEvent(type, {
    ...init,
    coalescedEvents: points.map(toEvent),
    predictedEvents: predicted.map(toEvent),
  });
  time(() => node.dispatchEvent(event));
}

/** The cost of one event and of the frame that shows it. */
async function drawFrame(type: string, points: readonly PenPoint[], predicted?: readonly PenPoint[]) {
  // As the browser does: events come between frames, and are shown by the next.
  await nextTask();
  spentMs = 0;
  send(type, points, predicted);
  await nextFrame();
  return spentMs;
}

/** Alpha of the mask's layer where the pen is. */
function tintAt({ x, y }: PenPoint): number {
  const canvas = node.querySelectorAll('canvas')[1]!;
  const { x: left, y: top, width } = editor.view().rect!;
  const scale = width / SIZE.width;
  const ratio = canvas.width / canvas.clientWidth;
  const [atX, atY] = [(left + x * scale) * ratio, (top + y * scale) * ratio];
  return canvas.getContext('2d')!.getImageData(atX, atY, 1, 1).data[3]!;
}

async function countFramesBehind(point: PenPoint): Promise<number> {
  let frames = 1;
  while (tintAt(point) < TINTED && frames < 10) {
    await nextFrame();
    frames += 1;
  }
  return frames;
}

globalThis.drawInk = async (strokes, seed) => {
  await opening;
  const cost: InkCost = { frameMs: [], liftMs: [], framesBehind: [], acts: 0 };
  acts = 0;
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const { frames, predicted } = createStroke(seed + stroke);
    await drawFrame('pointerdown', frames[0]!);
    for (let at = 1; at < FRAMES_PER_STROKE; at += 1) {
      cost.frameMs.push(await drawFrame('pointermove', frames[at]!, predicted[at]));
    }
    const end = frames.at(-1)!;
    cost.framesBehind.push(await countFramesBehind(end.at(-1)!));
    cost.liftMs.push(await drawFrame('pointerup', end));
  }
  await editing.flush();
  return { ...cost, acts };
};

globalThis.undoInk = async () => {
  let undone = 0;
  for (; editing.canUndo; undone += 1) await editing.undo();
  if (editing.isPainted) throw new Error('Ink was left.');
  return undone;
};
