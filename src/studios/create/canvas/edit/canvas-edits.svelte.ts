import { untrack } from 'svelte';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Editor, EditorView } from '../../../../lib/editor/create-editor.ts';
import type { Insets } from '../../../../lib/editor/viewport/viewport.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { ShownPicture } from '../shown-picture.ts';
import type { CropSession } from './crop-session.svelte.ts';
import { EditSession } from './edit-session.svelte.ts';
import { listenToKeys } from './listen-to-keys.ts';
import { listenToSizing } from './listen-to-sizing.ts';
import { tellFailure } from './tell-failures.ts';

/** What the canvas shows at present. */
export interface CanvasEditsSource {
  workspaceId(): string;
  picture(): ShownPicture | undefined;
  asset(): Asset | undefined;
  /** The asset that is to be shown; another may still be on the canvas. Empty: none. */
  wantedId(): string;
  isDamaged(): boolean;
  editor(): Editor | undefined;
  view(): EditorView | undefined;
}

/** Air between the tools and the picture, CSS pixels. */
const LEFT_GAP_PX = 34;
/** Tools whose brush shows under the pointer. */
const RINGED: readonly string[] = ['brush', 'eraser', 'object'];

/** Changing the picture on the canvas. Made while the canvas is made; its effects live as long. */
export class CanvasEdits {
  readonly session: EditSession;
  readonly #source: CanvasEditsSource;
  #crop = $state.raw<CropSession>();
  isHelpOpen = $state.raw(false);
  /** On a phone the tools are called for. */
  areToolsOpen = $state.raw(false);
  /** What the tools take of the canvas at its left edge, CSS pixels. */
  reservedPx = $state.raw(0);

  /** Once what was chosen is really shown: until then the picture of another workspace may still be here. */
  readonly asset = $derived.by(() => {
    const [picture, asset] = [this.#source.picture(), this.#source.asset()];
    return picture?.kind === 'final' && asset?.id === this.#source.wantedId() ? asset : undefined;
  });
  readonly #workspaceId = $derived.by(() => this.#source.workspaceId());
  readonly #cropKey = $derived.by(() =>
    this.asset && this.session.tool === 'crop' ? this.asset.bytesHash : '',
  );

  constructor(app: AppState, source: CanvasEditsSource) {
    this.#source = source;
    this.session = new EditSession(app);
    this.#lead();
    $effect(() => {
      app.ui.isMasked = this.#willMask();
    });
    $effect(() => {
      const failure = this.editing?.failure;
      if (failure) void tellFailure(app.toasts, failure);
    });
    $effect(() => this.#beginCrop());
  }

  /** Undefined while it is being fetched. */
  get state() {
    return this.session.state;
  }

  get editing() {
    return this.session.state?.editing;
  }

  get isMasked(): boolean {
    return this.asset !== undefined && this.session.isPainted === true;
  }

  /** What a pointer over the picture would do. */
  get cursor(): 'grab' | 'ring' | 'draw' {
    const { session } = this;
    if (!this.asset || !session.isPainting || session.isNavigating) return 'grab';
    return RINGED.includes(session.tool) ? 'ring' : 'draw';
  }

  get crop(): CropSession | undefined {
    return this.#crop;
  }

  /** The picture turns under the frame of a crop: clockwise, and around what. */
  get tilt(): { rotate: string; origin: string } | undefined {
    const rect = this.#source.view()?.rect;
    if (!this.#crop || !rect) return undefined;
    const origin = `${rect.x + rect.width / 2}px ${rect.y + rect.height / 2}px`;
    return { rotate: `${this.#crop.degrees}deg`, origin };
  }

  /** What the picture fits into beside the tools. */
  leaveRoom(insets: Insets): Insets {
    const { reservedPx } = this;
    return reservedPx > 0 ? { ...insets, left: Math.max(insets.left, reservedPx + LEFT_GAP_PX) } : insets;
  }

  leaveCrop(): void {
    this.editing?.setTools({ tool: 'pan' });
  }

  applyCrop(): void {
    const { crop, editing } = this;
    if (!crop || !editing || editing.isBusy) return;
    this.leaveCrop();
    void crop.apply(editing);
  }

  drawWithFinger(): void {
    this.editing?.setTools({ drawWithFinger: true });
    this.session.dismissPenNote();
  }

  /** Listens to keys, and to what the canvas itself does not know of. Returns the way to stop. */
  listen(region: HTMLElement): () => void {
    const stops = [
      listenToKeys({ region, session: this.session, onhelp: () => (this.isHelpOpen = true) }),
      listenToSizing(region, () => (this.asset ? this.editing : undefined)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  destroy(): void {
    this.session.destroy();
  }

  /** Keeps the canvas's tools and the editing state at one. */
  #lead(): void {
    const { session } = this;
    const source = this.#source;
    $effect(() => void session.open(this.#workspaceId, this.asset));
    $effect(() => this.editing?.attach(source.editor()?.tools));
    $effect(() => source.editor()?.tools.setMask(session.maskOf(source.picture())));
    $effect(() => {
      const tool = this.asset ? session.tool : 'pan';
      if (this.editing) source.editor()?.tools.set({ ...this.editing.tools, tool });
    });
    $effect(() => source.editor()?.tools.setNavigating(session.isNavigating));
  }

  /** Undefined while the picture that is wanted, or its mask, is being read. */
  #willMask(): boolean | undefined {
    const wantedId = this.#source.wantedId();
    if (wantedId === '') return false;
    if (this.#source.asset()?.id !== wantedId) return this.#source.isDamaged() ? false : undefined;
    return this.asset ? this.session.isPainted : false;
  }

  /** Begun anew with every picture that it is chosen for. */
  #beginCrop(): (() => void) | undefined {
    this.#crop = undefined;
    const size = untrack(() => this.asset);
    if (!this.#cropKey || !size) return undefined;
    let isWanted = true;
    void import('./crop-session.svelte.ts').then(
      (part) => {
        if (isWanted) this.#crop = new part.CropSession(size);
      },
      () => this.leaveCrop(),
    );
    return () => (isWanted = false);
  }
}
