import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { EditDocument } from '../contracts/edit-document.ts';
import type { MaskPort, ToolSettings } from '../contracts/editing.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import { toFailure } from '../kernel/app-error.ts';
import { isSamePicture, toSteps } from '../kernel/edits/asset-versions.ts';
import { fitMask } from '../kernel/edits/edit-mask.ts';
import { isPaintingTool, START_TOOLS } from '../kernel/edits/start-tools.ts';
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
import { toTiles, toTilesOf } from '../kernel/undo/tile-journal.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import { DocumentWriter, toWrittenAct } from './document-writer.ts';
import type { DoneAct } from './document-writer.ts';
import type { NumberedChange } from './edit-change.ts';
import type { History } from './history.svelte.ts';
import { OpenMask } from './open-mask.svelte.ts';
import { toDocumentId, toOpened } from './opened-document.ts';
import type { OpenedDocument } from './opened-document.ts';
import { changeVersion } from './show-version.ts';
import type { VersionParts } from './show-version.ts';
import { createStepsChange, toMaskOf } from './steps-change.ts';
import type { StepsChange } from './steps-change.ts';

export interface EditingOptions extends VersionParts {
  repositories: Pick<Repositories, 'assets' | 'bytes' | 'documents'>;
  history: Pick<History, 'adopt'>;
  now?: () => number;
}

type EditingHistory = EditHistory<NumberedChange>;

/** An edit in place that is done, taken back, or done again. */
interface Turn {
  change: StepsChange;
  way: 'before' | 'after';
  /** As it is then. */
  history: EditingHistory;
  act: DoneAct;
}

/** What lies over the picture that is shown: its mask, its edits, and what can be taken back of both. */
export class Editing {
  #tools = $state.raw<ToolSettings>(START_TOOLS);
  #asset = $state.raw<Asset>();
  #document = $state.raw<EditDocument>();
  #history = $state.raw<EditingHistory>(createEditHistory());
  #isBusy = $state.raw(false);
  #failure = $state.raw<Failure>();
  #unsaved = $state.raw<Failure>();
  readonly #mask = new OpenMask();
  readonly #options: EditingOptions;
  readonly #writer: DocumentWriter;
  #nextNumber = 1;
  #outgrown: number[] | undefined;
  /** Rises when another picture is opened: what was begun before is late. */
  #turn = 0;
  #wantedId: string | undefined;
  #opening: Promise<void> = Promise.resolve();
  /** An edit in place is being made: the mask is about to be another one. */
  #isTurning = false;
  #turning: Promise<void> = Promise.resolve();

  constructor(options: EditingOptions) {
    this.#options = options;
    const { documents } = options.repositories;
    this.#writer = new DocumentWriter(documents, (failure) => (this.#unsaved = failure));
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
    return this.#mask.bytes;
  }

  get isPainted(): boolean {
    return this.#mask.share > 0;
  }

  /** Share of the picture that is masked, 0 to 1. */
  get share(): number {
    return this.#mask.share;
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
    return this.#failure ?? this.#unsaved;
  }

  /** The canvas that shows the mask; undefined when it goes. */
  attach(port: MaskPort | undefined): void {
    this.#mask.attach(port);
  }

  setTools(changes: Partial<ToolSettings>): void {
    this.#tools = { ...this.#tools, ...changes };
    this.#ensureMaskForTool();
  }

  /** The picture that is shown in a workspace; undefined: none, or none that can be edited. Resolves when its mask is there. */
  open(workspaceId: string, asset: Asset | undefined): Promise<void> {
    const id = asset && toDocumentId(workspaceId, asset);
    // An edit in place that is being made says itself what is shown then.
    if (id === this.#wantedId && this.#isTurning) return this.#opening;
    const isSame = asset ? this.#asset && isSamePicture(asset, this.#asset) : !this.#asset;
    this.#asset = asset;
    if (id === this.#wantedId && isSame) return this.#opening;
    this.#wantedId = id;
    this.#leave();
    this.#opening = asset ? this.#load(workspaceId, asset) : Promise.resolve();
    return this.#opening;
  }

  /** False while what lies over the picture is being read, and where it cannot be. */
  get isOpen(): boolean {
    return this.#document !== undefined;
  }

  /** Resolves when the mask of the picture that is open is there. */
  whenOpen(): Promise<void> {
    return this.#opening;
  }

  /** A tool has changed the mask. */
  take(change: MaskChange): void {
    if (!this.#document) return;
    if (this.#isTurning) return this.#mask.put(change, 'before');
    this.#mask.count(change);
    const { number, history, act } = this.#toNext(change);
    this.#nextNumber = number + 1;
    this.#history = history;
    this.#write({ ...act, tiles: toTilesOf(change, 'after') });
  }

  undo(): Promise<void> {
    return this.#turnBack(takeUndo(this.#history), 'before');
  }

  redo(): Promise<void> {
    return this.#turnBack(takeRedo(this.#history), 'after');
  }

  clear(): void {
    if (this.#mask.bytes) this.#replace(createMask(this.#mask.bytes));
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
    const [mask, asset] = [this.#ensureMask(), this.#asset];
    if (!mask || !asset) return;
    await this.#guard(async (isLate) => {
      const next = await act(mask, asset);
      if (next && !isLate()) this.#replace(next);
    });
  }

  /** An edit in place; the mask goes with what it covers. */
  async applyStep(step: EditStep): Promise<void> {
    if (!this.#asset || !this.#document) return;
    const change = createStepsChange(this.#asset, step, this.#mask.painted);
    await this.#turnSteps({ change, way: 'after', ...this.#toNext(change) });
  }

  /** The picture as it was before its edits. Its mask, which has followed them, goes with them. */
  async resetSteps(): Promise<void> {
    if (!this.#asset || !this.#document || toSteps(this.#asset).length === 0) return;
    const change = createStepsChange(this.#asset, undefined, this.#mask.painted);
    await this.#turnSteps({ change, way: 'after', ...this.#toNext(change) });
  }

  /** The result as the model sent it, or with the kept pixels put back. */
  async showRaw(showsRaw: boolean): Promise<void> {
    const [document, assetId] = [this.#document, this.#asset?.id];
    if (!document || !assetId) return;
    await this.#guard(async (isLate) => {
      const asset = await changeVersion(this.#options, { assetId, change: { showsRaw } });
      if (!asset) return;
      this.#options.history.adopt(asset);
      if (!isLate()) await this.open(document.workspaceId, asset);
    });
  }

  /** Resolves when all that was done is kept. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Nothing is open any more. */
  #leave(): void {
    this.#turn += 1;
    this.#isBusy = false;
    this.#isTurning = false;
    this.#failure = undefined;
    this.#document = undefined;
    this.#mask.set(undefined);
    this.#history = createEditHistory();
  }

  async #load(workspaceId: string, asset: Asset): Promise<void> {
    const turn = this.#turn;
    try {
      await this.#turning;
      await this.#writer.flush();
      const stored = await this.#options.repositories.documents.get(toDocumentId(workspaceId, asset));
      if (turn === this.#turn) this.#adopt(toOpened({ workspaceId, asset, stored }));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#wantedId = undefined;
      this.#failure = toFailure(error);
    }
  }

  #adopt({ document, mask, history, nextNumber, outgrown }: OpenedDocument): void {
    this.#document = document;
    this.#nextNumber = nextNumber;
    this.#outgrown = outgrown;
    this.#history = history;
    this.#mask.set(mask);
    this.#ensureMaskForTool();
  }

  #ensureMaskForTool(): void {
    if (isPaintingTool(this.#tools.tool)) this.#ensureMask();
  }

  #ensureMask(): Mask | undefined {
    return this.#document && this.#mask.ensure(this.#document);
  }

  #replace(next: Mask): void {
    const change = this.#isTurning ? undefined : this.#mask.replace(next);
    if (change) this.take(change);
  }

  async #turnBack(
    step: { change: NumberedChange; history: EditingHistory } | undefined,
    way: 'before' | 'after',
  ): Promise<void> {
    if (!step || this.#isBusy) return;
    const { number, change } = step.change;
    const turned = { number, isUndone: way === 'before' };
    if (change.kind === 'steps')
      return this.#turnSteps({ change, way, history: step.history, act: { turned } });
    this.#ensureMask();
    this.#mask.put(change, way);
    this.#mask.count(change, way);
    this.#history = step.history;
    this.#write({ turned, tiles: toTilesOf(change, way) });
  }

  /** Shows the picture with other edits. The rows of all that follows are written with it. */
  async #turnSteps({ change, way, history, act }: Turn): Promise<void> {
    const [document, assetId] = [this.#document, this.#asset?.id];
    if (!document || assetId === undefined || this.#isBusy) return;
    this.#isTurning = true;
    const outgrown = this.#outgrown ?? [];
    this.#turning = this.#guard(async (isLate) => {
      const mask = toMaskOf(change, way, this.#mask.painted);
      let next: { document: EditDocument; mask: Mask | undefined; tiles: DoneAct['tiles'] } | undefined;
      await this.#writer.flush();
      // What comes after an act that is not kept must not be kept either.
      if (this.#unsaved) return;
      const asset = await changeVersion(this.#options, {
        assetId,
        change: { steps: change[way] },
        toAct: (size) => {
          const fitting = mask && fitMask(mask, size);
          const tiles = fitting ? toTiles(fitting) : [];
          next = { document: { ...document, ...size, updatedAt: this.#now() }, mask: fitting, tiles };
          const dropped = [...outgrown, ...(act.dropped ?? [])];
          return toWrittenAct(next.document, { ...act, tiles, replacesMask: true, dropped });
        },
      });
      if (!asset || !next) return;
      if (!isLate()) {
        const nextNumber = Math.max(this.#nextNumber, (act.added?.number ?? 0) + 1);
        this.#asset = asset;
        this.#adopt({ ...next, history, nextNumber, outgrown: undefined });
      }
      this.#options.history.adopt(asset);
    });
    await this.#turning;
  }

  /** The history after another act, and what is written of that. */
  #toNext(change: NumberedChange['change']): { number: number; history: EditingHistory; act: DoneAct } {
    const number = this.#nextNumber;
    const before = this.#history;
    const history = addChange(before, { number, change, sizeBytes: change.sizeBytes });
    const dropped = findForgotten(before, history).map((forgotten) => forgotten.number);
    return { number, history, act: { added: { number, change }, dropped } };
  }

  #write(act: DoneAct): void {
    if (!this.#document) return;
    this.#document = { ...this.#document, updatedAt: this.#now() };
    this.#writer.write(toWrittenAct(this.#document, this.#outgrown ? this.#replaceOutgrown(act) : act));
    this.#outgrown = undefined;
  }

  #replaceOutgrown(act: DoneAct): DoneAct {
    const dropped = [...(this.#outgrown ?? []), ...(act.dropped ?? [])];
    return { ...act, tiles: this.#mask.bytes ? toTiles(this.#mask.bytes) : [], replacesMask: true, dropped };
  }

  async #guard(act: (isLate: () => boolean) => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    const turn = this.#turn;
    this.#isBusy = true;
    this.#failure = undefined;
    try {
      await act(() => turn !== this.#turn);
    } catch (error) {
      if (turn === this.#turn) this.#failure = toFailure(error);
    }
    if (turn !== this.#turn) return;
    this.#isBusy = false;
    this.#isTurning = false;
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}
