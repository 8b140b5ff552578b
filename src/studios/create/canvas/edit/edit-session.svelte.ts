import { untrack } from 'svelte';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { MarkToolId, ToolId } from '../../../../lib/contracts/editing.ts';
import type { ShownMarks } from '../../../../lib/editor/annotate/mark-board.ts';
import type { EditorCommand } from '../../../../lib/editor/tools/tool.ts';
import type { Mask } from '../../../../lib/contracts/mask.ts';
import { isMarkTool, isPaintingTool } from '../../../../lib/kernel/edits/start-tools.ts';
import { createMask } from '../../../../lib/kernel/mask/mask.ts';
import { paintSegment } from '../../../../lib/kernel/mask/paint-segment.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { EditingState } from '../../../../lib/state/create-editing.ts';
import type { ShownPicture } from '../shown-picture.ts';
import { sizeBrush } from './brush-steps.ts';
import { MarkSession } from './marks/mark-session.svelte.ts';

const PEN_NOTE_MS = 6000;

type Run = { [T in EditorCommand['type']]: (command: Extract<EditorCommand, { type: T }>) => void };

/** Between the canvas and the editing state, which is fetched after the picture: leads what a hand did to where it is kept. */
export class EditSession {
  #state = $state.raw<EditingState>();
  #isPenNoted = $state.raw(false);
  #isOpening = $state.raw(false);
  #isLost = $state.raw(false);
  /** Where keys have moved the crosshair, image pixels; null: there is none. */
  crosshair = $state.raw<{ x: number; y: number; isDown: boolean } | null>(null);
  /** Every pointer moves the picture. */
  isNavigating = $state.raw(false);
  readonly marks = new MarkSession(() => this.#state);
  #openings = 0;
  #penTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #app: Pick<AppState, 'loadEditing' | 'history' | 'ui'>;
  readonly #runs: Run;

  constructor(app: Pick<AppState, 'loadEditing' | 'history' | 'ui'>) {
    this.#app = app;
    this.#runs = this.#createRuns();
    app.loadEditing().then(
      (state) => (this.#state = state),
      // Then pictures can be looked at, and not changed.
      () => (this.#isLost = true),
    );
  }

  /** Undefined while it is being fetched. */
  get state(): EditingState | undefined {
    return this.#state;
  }

  /** What the hand holds here: where nothing can be painted it moves the picture. */
  get tool(): ToolId {
    const editing = this.#state?.editing;
    return editing?.asset ? editing.tools.tool : 'pan';
  }

  /** Undefined: none for marks is in the hand. */
  get markTool(): MarkToolId | undefined {
    const { tool } = this;
    return isMarkTool(tool) ? tool : undefined;
  }

  get isPainting(): boolean {
    return isPaintingTool(this.tool);
  }

  /** Whether the picture that is open has a mask; undefined while that is being read. */
  get isPainted(): boolean | undefined {
    if (this.#isLost) return false;
    return this.#state && !this.#isOpening ? this.#state.editing.isPainted : undefined;
  }

  /** A pen was seen a moment ago. */
  get isPenNoted(): boolean {
    return this.#isPenNoted;
  }

  /** The picture on the canvas; undefined: none that can be changed. */
  async open(workspaceId: string, asset: Asset | undefined): Promise<void> {
    const editing = this.#state?.editing;
    if (!editing || workspaceId === '') return;
    this.#openings += 1;
    const opening = this.#openings;
    this.#isOpening = true;
    await untrack(() => {
      // What is known of it by now: its file may be newer than the one that is decoded.
      const newest = asset && (this.#app.history.peek(asset.id) ?? asset);
      return editing.open(workspaceId, newest);
    });
    if (opening === this.#openings) this.#isOpening = false;
  }

  /** The mask of this very picture: while another form of it is being decoded there is none. */
  maskOf(picture: ShownPicture | undefined): Mask | null {
    const editing = this.#state?.editing;
    const mask = editing?.mask;
    if (!mask || !picture || picture.bytesHash !== editing.asset?.bytesHash) return null;
    return mask.width === picture.width && mask.height === picture.height ? mask : null;
  }

  /** The marks of this very picture. */
  marksOf(picture: ShownPicture | undefined): ShownMarks | undefined {
    const shown = this.marks.toShown();
    const isFitting = picture?.bytesHash === this.#state?.editing.asset?.bytesHash;
    return shown && { ...shown, isFitting, marks: isFitting ? shown.marks : [] };
  }

  run(command: EditorCommand): void {
    (this.#runs[command.type] as (command: EditorCommand) => void)(command);
  }

  dismissPenNote(): void {
    clearTimeout(this.#penTimer);
    this.#isPenNoted = false;
  }

  destroy(): void {
    this.dismissPenNote();
    this.#app.ui.isMasked = undefined;
    this.#app.ui.isMarked = undefined;
    this.#state?.editing.attach(undefined);
  }

  #createRuns(): Run {
    return {
      'mask-changed': ({ change }) => this.#state?.editing.take(change),
      'colour-picked': ({ at, mode }) => void this.#state?.acts.pickColour(at, mode),
      'object-picked': (picked) => this.#pickObject(picked),
      'marks-changed': ({ marks, selectedIds }) => this.marks.take(marks, selectedIds),
      'mark-selected': ({ ids }) => this.marks.select(ids),
      'mark-edit-wanted': ({ id }) => this.marks.text.begin(id),
      'text-wanted': ({ at }) => this.marks.text.beginNew(at),
      'undo-wanted': () => void this.#state?.editing.undo(),
      'redo-wanted': () => void this.#state?.editing.redo(),
      'pen-seen': () => this.#notePen(),
      'brush-sized': ({ sizePx }) => this.#sizeBrush(sizePx),
      'crosshair-moved': ({ at, isDown }) => (this.crosshair = at && { x: at.x, y: at.y, isDown }),
    };
  }

  #pickObject({ points, radiusPx, mode }: Extract<EditorCommand, { type: 'object-picked' }>): void {
    const { editing, acts } = this.#state ?? {};
    if (!editing?.asset || !acts) return;
    const inside = createMask(editing.asset);
    const brushed = points.map(({ x, y }) => ({ x, y, radius: Math.max(1, radiusPx) }));
    brushed.forEach((to, index) =>
      paintSegment(inside, { from: brushed[index - 1] ?? to, to, hardness: 1, erase: false }),
    );
    void acts.pickObject(inside, mode);
  }

  #sizeBrush(sizePx: number): void {
    const editing = this.#state?.editing;
    editing?.setTools({ brush: sizeBrush(editing.tools.brush, sizePx) });
  }

  #notePen(): void {
    this.dismissPenNote();
    this.#isPenNoted = true;
    this.#penTimer = setTimeout(() => (this.#isPenNoted = false), PEN_NOTE_MS);
  }
}
