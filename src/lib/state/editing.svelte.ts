import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { EditDocument } from '../contracts/edit-document.ts';
import type { MaskPort, ToolSettings } from '../contracts/editing.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Mask } from '../contracts/mask.ts';
import type { StoredDocument, WrittenTile } from '../db/document-repository.ts';
import type { Repositories } from '../db/repositories.ts';
import { toFailure } from '../kernel/app-error.ts';
import { isPaintingTool, START_TOOLS } from '../kernel/edits/start-tools.ts';
import { applyStepToMask } from '../kernel/edits/edit-mask.ts';
import { addStep } from '../kernel/edits/edit-size.ts';
import { toSteps } from '../kernel/edits/asset-versions.ts';
import { fillMask, invertMask } from '../kernel/mask/combine-masks.ts';
import { createMask } from '../kernel/mask/mask.ts';
import {
  addChange,
  createEditHistory,
  findForgotten,
  takeRedo,
  takeUndo,
} from '../kernel/undo/edit-history.ts';
import type { EditHistory } from '../kernel/undo/edit-history.ts';
import { replaceMask, toWhole } from '../kernel/undo/replace-mask.ts';
import { applyMaskChange, fillFromTiles, toTiles } from '../kernel/undo/tile-journal.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import { DocumentWriter } from './document-writer.ts';
import { toHistory } from './edit-change.ts';
import type { EditChange, NumberedChange, StepsChange } from './edit-change.ts';
import type { History } from './history.svelte.ts';
import { MaskTally } from './mask-tally.ts';
import { changeVersion } from './show-version.ts';
import type { VersionParts } from './show-version.ts';

export interface EditingOptions extends VersionParts {
  repositories: Pick<Repositories, 'assets' | 'bytes' | 'documents'>;
  history: Pick<History, 'adopt'>;
  now?: () => number;
}

/** What lies over the picture that is shown: its mask, its edits, and what can be taken back of both. */
export class Editing {
  #tools = $state.raw<ToolSettings>(START_TOOLS);
  #asset = $state.raw<Asset>();
  #document = $state.raw<EditDocument>();
  #mask = $state.raw<Mask>();
  #history = $state.raw<EditHistory<NumberedChange>>(createEditHistory());
  #share = $state.raw(0);
  #isBusy = $state.raw(false);
  #failure = $state.raw<Failure>();
  readonly #tally = new MaskTally();
  readonly #options: EditingOptions;
  readonly #writer: DocumentWriter;
  #port: MaskPort | undefined;
  #nextNumber = 1;
  #turn = 0;

  constructor(options: EditingOptions) {
    this.#options = options;
    this.#writer = new DocumentWriter(options.repositories.documents, (failure) => (this.#failure = failure));
  }

  get tools(): ToolSettings {
    return this.#tools;
  }

  /** The picture that is open. */
  get asset(): Asset | undefined {
    return this.#asset;
  }

  /** The mask that tools paint into; undefined while nothing is painted and no tool could. */
  get mask(): Mask | undefined {
    return this.#mask;
  }

  get isPainted(): boolean {
    return this.#share > 0;
  }

  /** Share of the picture that is masked, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }

  /** Pixels are being worked on elsewhere. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why the last act could not be done or kept; undefined: it could. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The canvas that shows the mask; undefined when it goes. */
  attach(port: MaskPort | undefined): void {
    this.#port = port;
  }

  setTools(changes: Partial<ToolSettings>): void {
    this.#tools = { ...this.#tools, ...changes };
    if (isPaintingTool(this.#tools.tool)) this.#ensureMask();
  }

  /** The picture that is shown in a workspace; undefined: none, or none that can be edited. */
  async open(workspaceId: string, asset: Asset | undefined): Promise<void> {
    const id = asset && `${workspaceId}/${asset.id}`;
    const isSame = id === this.#document?.id && asset?.bytesHash === this.#asset?.bytesHash;
    this.#asset = asset;
    if (isSame) return;
    this.#turn += 1;
    const turn = this.#turn;
    const stored = id === undefined ? undefined : await this.#read(id);
    if (turn !== this.#turn) return;
    this.#adopt({ workspaceId, asset, stored });
  }

  /** A tool has changed the mask. */
  take(change: MaskChange): void {
    this.#tally.apply(change, 'after');
    this.#record(change, { tiles: toWritten(change, 'after') });
  }

  undo(): Promise<void> {
    return this.#turnBack(takeUndo(this.#history), 'before');
  }

  redo(): Promise<void> {
    return this.#turnBack(takeRedo(this.#history), 'after');
  }

  clear(): void {
    if (this.#mask) this.#replace(createMask(this.#mask));
  }

  invert(): void {
    const mask = this.#ensureMask();
    if (mask) this.#replace(invertMask(mask));
  }

  selectAll(): void {
    const mask = this.#ensureMask();
    if (mask) this.#replace(fillMask(mask));
  }

  /** Changes the mask by work that takes time; what comes late, for another picture, is thrown away. */
  async work(act: (mask: Mask, asset: Asset) => Promise<Mask | null>): Promise<void> {
    const [mask, asset, turn] = [this.#ensureMask(), this.#asset, this.#turn];
    if (!mask || !asset) return;
    await this.#guard(async () => {
      const next = await act(mask, asset);
      if (next && turn === this.#turn) this.#replace(next);
    });
  }

  /** An edit in place; the mask goes with what it covers. */
  async applyStep(step: EditStep): Promise<void> {
    const asset = this.#asset;
    if (!asset) return;
    const before = toSteps(asset);
    const change: StepsChange = {
      kind: 'steps',
      step,
      before,
      after: addStep(before, step),
      maskBefore: this.#mask ? toTiles(this.#mask) : [],
      sizeBytes: 0,
    };
    change.sizeBytes = change.maskBefore.reduce((sum, { packed }) => sum + packed.length, 0);
    const mask = this.#mask && this.isPainted ? applyStepToMask(this.#mask, step) : undefined;
    await this.#showSteps(change.after, mask, (tiles) => this.#record(change, { tiles, replacesMask: true }));
  }

  /** The result as the model sent it, or with the kept pixels put back. */
  async showRaw(showsRaw: boolean): Promise<void> {
    await this.#guard(async () => {
      const asset = this.#asset && (await changeVersion(this.#options, this.#asset, { showsRaw }));
      if (asset) this.#options.history.adopt(asset);
    });
  }

  /** Resolves when all that was done is kept. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  async #read(id: string): Promise<StoredDocument | undefined> {
    await this.#writer.flush();
    return this.#options.repositories.documents.get(id).catch(() => undefined);
  }

  #adopt({
    workspaceId,
    asset,
    stored,
  }: {
    workspaceId: string;
    asset: Asset | undefined;
    stored: StoredDocument | undefined;
  }): void {
    this.#tally.clear();
    this.#mask = undefined;
    this.#document = asset && this.#toDocument(workspaceId, asset, stored);
    const isOfSize =
      asset && stored?.document.width === asset.width && stored.document.height === asset.height;
    if (asset && isOfSize && stored.tiles.length > 0) {
      const mask = createMask(asset);
      fillFromTiles(mask, stored.tiles);
      stored.tiles.forEach((tile) => this.#tally.set(tile));
      this.#mask = mask;
    }
    this.#history = toHistory(isOfSize ? stored.steps : []);
    this.#nextNumber = 1 + Math.max(0, ...(stored?.steps ?? []).map(({ number }) => number));
    this.#count();
    if (isPaintingTool(this.#tools.tool)) this.#ensureMask();
  }

  #toDocument(workspaceId: string, asset: Asset, stored: StoredDocument | undefined): EditDocument {
    const { width, height } = asset;
    const id = `${workspaceId}/${asset.id}`;
    const marks = stored?.document.marks ?? [];
    return { id, workspaceId, assetId: asset.id, width, height, marks, updatedAt: this.#now() };
  }

  #ensureMask(): Mask | undefined {
    if (!this.#mask && this.#document) this.#mask = createMask(this.#document);
    return this.#mask;
  }

  #replace(next: Mask): void {
    const mask = this.#ensureMask();
    const change = mask && replaceMask(mask, next);
    if (!change) return;
    this.#port?.invalidate(toWhole(mask));
    this.take(change);
  }

  async #turnBack(
    step: { change: NumberedChange; history: EditHistory<NumberedChange> } | undefined,
    way: 'before' | 'after',
  ): Promise<void> {
    if (!step || this.#isBusy) return;
    const { number, change } = step.change;
    const turned = { number, isUndone: way === 'before' };
    if (change.kind === 'mask') {
      const mask = this.#ensureMask();
      if (mask) this.#port?.invalidate(applyMaskChange(mask, change, way));
      this.#tally.apply(change, way);
      this.#history = step.history;
      this.#count();
      this.#write({ turned, tiles: toWritten(change, way) });
      return;
    }
    await this.#showSteps(change[way], this.#maskOf(change, way), (tiles) => {
      this.#history = step.history;
      this.#write({ turned, tiles, replacesMask: true });
    });
  }

  /** The mask that belongs to the picture before an edit, or after it. */
  #maskOf(change: StepsChange, way: 'before' | 'after'): ((size: Asset) => Mask) | Mask | undefined {
    if (change.maskBefore.length === 0) return undefined;
    if (way === 'before') {
      return (size) => {
        const mask = createMask(size);
        fillFromTiles(mask, change.maskBefore);
        return mask;
      };
    }
    return this.#mask && applyStepToMask(this.#mask, change.step);
  }

  async #showSteps(
    steps: EditStep[],
    mask: ((size: Asset) => Mask) | Mask | undefined,
    keep: (tiles: WrittenTile[]) => void,
  ): Promise<void> {
    await this.#guard(async () => {
      const asset = this.#asset && (await changeVersion(this.#options, this.#asset, { steps }));
      if (!asset || !this.#document) return;
      const next = typeof mask === 'function' ? mask(asset) : mask;
      const tiles = next ? toTiles(next) : [];
      this.#asset = asset;
      this.#document = { ...this.#document, width: asset.width, height: asset.height };
      this.#tally.clear();
      tiles.forEach((tile) => this.#tally.set(tile));
      this.#mask = next;
      keep(tiles);
      this.#count();
      if (isPaintingTool(this.#tools.tool)) this.#ensureMask();
      this.#options.history.adopt(asset);
    });
  }

  #record(change: EditChange, act: { tiles: WrittenTile[]; replacesMask?: boolean }): void {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    const before = this.#history;
    this.#history = addChange(before, { number, change, sizeBytes: change.sizeBytes });
    const dropped = findForgotten(before, this.#history).map((each) => each.number);
    this.#count();
    this.#write({ ...act, added: { number, change }, dropped });
  }

  #write(act: Parameters<DocumentWriter['write']>[1]): void {
    if (!this.#document) return;
    this.#document = { ...this.#document, updatedAt: this.#now() };
    this.#writer.write(this.#document, act);
  }

  #count(): void {
    this.#share = this.#document ? this.#tally.shareOf(this.#document) : 0;
  }

  async #guard(act: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#failure = undefined;
    try {
      await act();
    } catch (error) {
      this.#failure = toFailure(error);
    } finally {
      this.#isBusy = false;
    }
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

function toWritten({ tiles }: MaskChange, way: 'before' | 'after'): WrittenTile[] {
  return tiles.map(({ column, row, [way]: packed }) => ({ column, row, packed }));
}
