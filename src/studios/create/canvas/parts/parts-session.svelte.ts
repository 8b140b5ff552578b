import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { BrushOptions, MaskPort } from '../../../../lib/contracts/editing.ts';
import type { Mask, PixelRect } from '../../../../lib/contracts/mask.ts';
import { START_TOOLS } from '../../../../lib/kernel/edits/start-tools.ts';
import { createMask, isMaskEmpty } from '../../../../lib/kernel/mask/mask.ts';
import { yieldToPart } from '../../../../lib/kernel/parts/part-masks.ts';
import {
  addChange,
  createEditHistory,
  takeRedo,
  takeUndo,
} from '../../../../lib/kernel/undo/edit-history.ts';
import type { EditHistory } from '../../../../lib/kernel/undo/edit-history.ts';
import { applyMaskChange, createTileJournal } from '../../../../lib/kernel/undo/tile-journal.ts';
import type { MaskChange } from '../../../../lib/kernel/undo/tile-journal.ts';
import type { JoinedParts, ShownPart } from '../../../../lib/state/comparing.ts';

/** One stroke: what it changed in the mask of each picture. */
interface PartsAct {
  changes: readonly { assetId: string; change: MaskChange }[];
  sizeBytes: number;
}

/** Side of a tile of a change, pixels; see the tile journal. */
const TILE_PX = 128;

/** Several pictures of one size of which the best parts are being put together. Lives until they are kept or given up. */
export class PartsSession {
  readonly assets: readonly Asset[];
  tool = $state.raw<'brush' | 'eraser'>('brush');
  brush = $state.raw<BrushOptions>(START_TOOLS.brush);
  bandPx = $state.raw(START_TOOLS.bandPx);
  isBusy = $state.raw(false);
  #baseId = $state.raw('');
  #otherId = $state.raw('');
  #history = $state.raw<EditHistory<PartsAct>>(createEditHistory());
  /** Rises when what lies under the part that is painted was changed. */
  #changes = $state.raw(0);
  /** By asset; changed in place, and made when first asked for. */
  readonly #masks: Record<string, Mask> = {};
  #port: MaskPort | undefined;

  /** At least two, of one size; the first is the base. */
  constructor(assets: readonly Asset[]) {
    this.assets = assets;
    this.#baseId = assets[0]?.id ?? '';
    this.#otherId = assets[1]?.id ?? '';
  }

  get base(): Asset {
    return this.#find(this.#baseId);
  }

  /** The picture that is painted from. */
  get other(): Asset {
    return this.#find(this.#otherId);
  }

  /** What is shown of it; the very bytes that tools paint into. */
  get mask(): Mask {
    return this.#maskOf(this.#otherId);
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }

  /** Anything but the base is shown. */
  get isPainted(): boolean {
    return this.toParts().length > 0;
  }

  /** Parts of pictures other than the one that is painted from. */
  get under(): readonly ShownPart[] {
    return this.toParts().filter(({ asset }) => asset.id !== this.#otherId);
  }

  /** Whose mask is on the canvas. */
  attach(port: MaskPort | undefined): void {
    this.#port = port;
  }

  /** What was the base is painted from, where the two change places. */
  chooseBase(id: string): void {
    if (id === this.#otherId) this.#otherId = this.#baseId;
    this.#baseId = id;
  }

  chooseOther(id: string): void {
    if (id !== this.#baseId) this.#otherId = id;
  }

  /** A stroke was painted into the mask: its place is this picture's alone. */
  take(change: MaskChange): void {
    const painted = this.mask;
    const rect = toRect(change);
    const own = { assetId: this.#otherId, change };
    const changes = [own];
    for (const [assetId, mask] of Object.entries(this.#masks)) {
      if (mask === painted) continue;
      const journal = createTileJournal(mask);
      journal.touch(rect);
      yieldToPart(painted, [mask], rect);
      const yielded = journal.finish();
      if (yielded) changes.push({ assetId, change: yielded });
    }
    const sizeBytes = changes.reduce((sum, one) => sum + one.change.sizeBytes, 0);
    this.#history = addChange(this.#history, { changes, sizeBytes });
    this.#changes += 1;
  }

  undo(): Promise<void> {
    return this.#go(takeUndo(this.#history), 'before');
  }

  redo(): Promise<void> {
    return this.#go(takeRedo(this.#history), 'after');
  }

  /** Of all pictures of which anything is shown, in their order. */
  toParts(): ShownPart[] {
    // Masks are changed in place: whoever looks is told by this.
    if (this.#changes < 0) return [];
    const shown = this.assets.filter(({ id }) => id !== this.#baseId && this.#masks[id] !== undefined);
    return shown
      .map((asset) => ({ asset, mask: this.#maskOf(asset.id) }))
      .filter(({ mask }) => !isMaskEmpty(mask));
  }

  toJoined(): JoinedParts {
    return { base: this.base, parts: this.toParts(), bandPx: this.bandPx };
  }

  #go(
    step: { change: PartsAct; history: EditHistory<PartsAct> } | undefined,
    way: 'before' | 'after',
  ): Promise<void> {
    if (!step) return Promise.resolve();
    for (const { assetId, change } of step.change.changes) {
      const rect = applyMaskChange(this.#maskOf(assetId), change, way);
      if (assetId === this.#otherId) this.#port?.invalidate(rect);
    }
    this.#history = step.history;
    this.#changes += 1;
    return Promise.resolve();
  }

  #find(id: string): Asset {
    return this.assets.find((asset) => asset.id === id) ?? (this.assets[0] as Asset);
  }

  #maskOf(id: string): Mask {
    return (this.#masks[id] ??= createMask(this.base));
  }
}

/** Where a change lies. */
function toRect({ tiles }: MaskChange): PixelRect {
  const [columns, rows] = [tiles.map(({ column }) => column), tiles.map(({ row }) => row)];
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return {
    x: left * TILE_PX,
    y: top * TILE_PX,
    width: (Math.max(...columns) - left + 1) * TILE_PX,
    height: (Math.max(...rows) - top + 1) * TILE_PX,
  };
}
