/** Long, as it is where mask, marks, edits and their undo meet; what each does by itself stands in files of its own. */
import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { MaskPort, ToolSettings } from '../contracts/editing.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Mark } from '../contracts/mark.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import { isSamePicture, toSteps } from '../kernel/edits/asset-versions.ts';
import { isPaintingTool, START_TOOLS } from '../kernel/edits/start-tools.ts';
import { fillMask, invertMask } from '../kernel/mask/combine-masks.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { applyMarksChange, createMarksChange } from '../kernel/marks/marks-change.ts';
import { toTilesOf } from '../kernel/undo/tile-journal.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import { DocumentActs } from './document-acts.svelte.ts';
import type { NextAct, TurnedAct } from './document-acts.svelte.ts';
import type { History } from './history.svelte.ts';
import { OpenMask } from './open-mask.svelte.ts';
import { OpenWork } from './open-work.svelte.ts';
import type { IsLate } from './open-work.svelte.ts';
import { toDocumentId, toOpened } from './opened-document.ts';
import type { OpenedDocument } from './opened-document.ts';
import { readStoredPicture } from './edited-picture.ts';
import type { EditedPicture } from './edited-picture.ts';
import { changeVersion } from './show-version.ts';
import type { VersionParts } from './show-version.ts';
import { createStepsChange } from './steps-change.ts';
import { RevisionWatch } from './watch-revision.ts';
import { writeSteps } from './write-steps.ts';
import type { StepsTurn } from './write-steps.ts';

export interface EditingOptions extends VersionParts {
  repositories: Pick<Repositories, 'assets' | 'bytes' | 'documents'>;
  history: Pick<History, 'adopt'>;
  now?: () => number;
}

/** What lies over the picture that is shown: its mask, its marks, its edits, and what can be taken back of them. */
export class Editing {
  #tools = $state.raw<ToolSettings>(START_TOOLS);
  #asset = $state.raw<Asset>();
  readonly #mask = new OpenMask();
  readonly #work = new OpenWork();
  readonly #options: EditingOptions;
  readonly #acts: DocumentActs;
  readonly #watch: RevisionWatch;
  #wantedId: string | undefined;
  #opening: Promise<void> = Promise.resolve();
  #turning: Promise<void> = Promise.resolve();

  constructor(options: EditingOptions) {
    this.#options = options;
    const { documents } = options.repositories;
    const onOvertaken = () => void this.#reread();
    this.#acts = new DocumentActs({ documents, now: () => this.#now(), onOvertaken });
    this.#watch = new RevisionWatch(documents, () => this.#catchUp());
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

  /** Drawn over the picture, the first at the bottom. */
  get marks(): readonly Mark[] {
    return this.#acts.marks;
  }

  get isPainted(): boolean {
    return this.#mask.share > 0;
  }

  /** Share of the picture that is masked, 0 to 1. */
  get share(): number {
    return this.#mask.share;
  }

  get canUndo(): boolean {
    return this.#acts.history.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#acts.history.undone.length > 0;
  }

  /** Pixels are being worked on elsewhere. */
  get isBusy(): boolean {
    return this.#work.isBusy;
  }

  /** All that was done is stored: the page may go. */
  readonly isKept = $derived.by(() => !this.#acts.isWriting && !this.#work.isBusy);

  /** Why the last act could not be done or kept; undefined: it could. */
  get failure(): Failure | undefined {
    return this.#work.failure ?? this.#acts.unsaved;
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
    if (id === this.#wantedId && this.#work.isTurning) return this.#opening;
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
    return this.#acts.document !== undefined;
  }

  /**
   * What lies over a picture in a workspace: of the one that is open as it is now, of another as it was left there; nobody paints
   * into that. Undefined where there is no such picture. Throws AppError where it cannot be read: whether there is a mask is not known then.
   */
  async read(workspaceId: string, assetId: string): Promise<EditedPicture | undefined> {
    await this.#turning;
    await this.#opening;
    const asset = this.#asset;
    if (asset?.id === assetId && this.#acts.document?.workspaceId === workspaceId)
      return { asset, mask: this.#mask.toCopy(), marks: this.#acts.marks };
    await this.#acts.flush();
    return readStoredPicture(this.#options.repositories, workspaceId, assetId);
  }

  /** A tool has changed the mask. */
  take(change: MaskChange): void {
    if (!this.#acts.document) return;
    if (this.#work.isTurning) return this.#mask.put(change, 'before');
    this.#mask.count(change);
    const { history, act } = this.#acts.toNext(change);
    this.#write({ history, act: { ...act, tiles: toTilesOf(change, 'after') } });
  }

  /** Other marks over the picture, as one act. While the picture itself is being changed nothing is: they would not fit. */
  setMarks(next: readonly Mark[]): void {
    if (!this.#acts.document || this.#work.isTurning) return;
    const change = createMarksChange(this.#acts.marks, next);
    if (change) this.#write(this.#acts.toNext(change), [...next]);
  }

  undo(): Promise<void> {
    this.#mask.settle();
    return this.#turnBack(this.#acts.takeBack(), 'before');
  }

  redo(): Promise<void> {
    this.#mask.settle();
    return this.#turnBack(this.#acts.takeAgain(), 'after');
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
    await this.#work.run(async (isLate) => {
      const next = await act(mask, asset);
      if (next && !isLate()) this.#replace(next);
    });
  }

  /** An edit in place; the mask and the marks go with what they cover. */
  applyStep(step: EditStep): Promise<void> {
    return this.#changeSteps(step);
  }

  /** The picture as it was before its edits. Its mask, which has followed them, goes with them; its marks follow back. */
  resetSteps(): Promise<void> {
    return this.#changeSteps(undefined);
  }

  /** The result as the model sent it, or with the kept pixels put back. */
  async showRaw(showsRaw: boolean): Promise<void> {
    const [document, assetId] = [this.#acts.document, this.#asset?.id];
    if (!document || !assetId) return;
    await this.#work.run(async (isLate) => {
      const asset = await changeVersion(this.#options, { assetId, change: { showsRaw } });
      if (!asset) return;
      this.#options.history.adopt(asset);
      if (!isLate()) await this.open(document.workspaceId, asset);
    });
  }

  /** Resolves when all that was done is kept. */
  flush(): Promise<void> {
    return this.#acts.flush();
  }

  /** Nothing is open any more. */
  #leave(): void {
    this.#work.leave();
    this.#watch.stop();
    this.#acts.leave();
    this.#mask.set(undefined);
  }

  async #load(workspaceId: string, asset: Asset): Promise<void> {
    const isLate = this.#work.mark();
    try {
      await this.#turning;
      await this.#acts.flush();
      const id = toDocumentId(workspaceId, asset);
      const stored = await this.#options.repositories.documents.get(id);
      if (isLate()) return;
      this.#adopt(toOpened({ workspaceId, asset, stored }));
      this.#watch.start(id);
    } catch (error) {
      if (isLate()) return;
      this.#wantedId = undefined;
      this.#work.fail(error);
    }
  }

  #adopt({ mask, ...opened }: OpenedDocument): void {
    this.#acts.adopt(opened);
    this.#mask.set(mask);
    this.#ensureMaskForTool();
  }

  /** Another window may show the same picture, and somebody may act there. */
  #catchUp(): void {
    const { document } = this.#acts;
    if (document && this.#watch.newest > document.revision) void this.#reread();
  }

  /** Takes over what another window has done. What is done here meanwhile is written first. */
  async #reread(): Promise<void> {
    const [isLate, { document }] = [this.#work.mark(), this.#acts];
    if (!document) return;
    for (;;) {
      this.#mask.settle();
      await this.#acts.flush();
      const stored = await this.#options.repositories.documents.get(document.id).catch(() => undefined);
      const asset = this.#asset;
      if (isLate() || this.#work.isTurning || !asset || !stored || this.#acts.unsaved) return;
      // The picture got another frame there; it is opened anew once its row is here.
      if (stored.document.width !== asset.width || stored.document.height !== asset.height) return;
      this.#mask.settle();
      if (this.#acts.isWriting) continue;
      return this.#adopt(toOpened({ workspaceId: document.workspaceId, asset, stored }));
    }
  }

  #ensureMaskForTool(): void {
    if (isPaintingTool(this.#tools.tool)) this.#ensureMask();
  }

  #ensureMask(): Mask | undefined {
    return this.#acts.document && this.#mask.ensure(this.#acts.document);
  }

  #replace(next: Mask): void {
    this.#mask.settle();
    const change = this.#work.isTurning ? undefined : this.#mask.replace(next);
    if (change) this.take(change);
  }

  async #turnBack(step: TurnedAct | undefined, way: 'before' | 'after'): Promise<void> {
    if (!step || this.#work.isBusy) return;
    const { number, change } = step.change;
    const turned = { number, isUndone: way === 'before' };
    const { history } = step;
    if (change.kind === 'steps') {
      const isOvertaken = await this.#turnSteps({ change, way, history, act: { turned } });
      return isOvertaken ? this.#reread() : undefined;
    }
    if (change.kind === 'marks')
      return this.#write({ history, act: { turned } }, applyMarksChange(this.#acts.marks, change, way));
    this.#ensureMask();
    this.#mask.put(change, way);
    this.#mask.count(change, way);
    this.#write({ history, act: { turned, tiles: toTilesOf(change, way) } });
  }

  /** `step`: undefined takes all edits away. Where another window has acted meanwhile, that is taken over first. */
  async #changeSteps(step: EditStep | undefined): Promise<void> {
    this.#mask.settle();
    for (let isOvertaken = true; isOvertaken;) {
      const [asset, marks] = [this.#asset, this.#acts.marks];
      if (!asset || !this.isOpen || (!step && toSteps(asset).length === 0)) return;
      const change = createStepsChange(asset, step, { mask: this.#mask.painted, marks });
      isOvertaken = await this.#turnSteps({ change, way: 'after', ...this.#acts.toNext(change) });
      if (isOvertaken) await this.#reread();
    }
  }

  /** Shows the picture with other edits. The rows of all that follows are written with it. True: it was overtaken, and not done. */
  async #turnSteps({ change, way, history, act }: StepsTurn): Promise<boolean> {
    const { document } = this.#acts;
    if (!document || this.#work.isBusy) return false;
    let isOvertaken = false;
    const make = async (isLate: IsLate): Promise<void> => {
      await this.#acts.flush();
      // What comes after an act that is not kept must not be kept either.
      if (this.#acts.unsaved) return;
      const written = await writeSteps(
        { ...this.#options, now: () => this.#now() },
        { document, change, way, mask: this.#mask.painted, act: this.#acts.withOutgrown(act) },
      );
      isOvertaken = written === 'overtaken';
      if (!written || written === 'overtaken') return;
      const { asset, ...over } = written;
      if (!isLate()) {
        this.#asset = asset;
        const nextNumber = this.#acts.toNumberAfter(act);
        this.#adopt({ ...over, history, nextNumber, outgrown: undefined });
      }
      this.#options.history.adopt(asset);
    };
    this.#turning = this.#work.run(make, { isTurn: true });
    await this.#turning;
    this.#catchUp();
    return isOvertaken && this.isOpen;
  }

  /** An act was done. `marks`: where they are others after it. */
  #write(done: Pick<NextAct, 'history' | 'act'>, marks?: Mark[]): void {
    this.#acts.take(done, { mask: this.#mask.bytes, ...(marks ? { marks } : {}) });
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}
