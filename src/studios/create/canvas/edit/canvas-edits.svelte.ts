import { untrack } from 'svelte';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Editor, EditorView } from '../../../../lib/editor/create-editor.ts';
import type { Insets } from '../../../../lib/editor/viewport/viewport.ts';
import { findShownMarks } from '../../../../lib/kernel/marks/find-shown-marks.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { Editing } from '../../../../lib/state/editing.svelte.ts';
import type { ShownPicture } from '../shown-picture.ts';
import { beginPanel, isPanelTool } from './edit-panels.ts';
import type { EditPanel, PanelSession, PanelTool } from './edit-panels.ts';
import { EditSession } from './edit-session.svelte.ts';
import { leaveRoomToExtend } from './extend/extend-edges.ts';
import { Immersion } from './immersion.svelte.ts';
import { listenToKeys } from './listen-to-keys.ts';
import { listenToSizing } from './listen-to-sizing.ts';
import { listenToMarkKeys } from './marks/listen-to-mark-keys.ts';
import { tellFailure } from './tell-failures.ts';
import { ZoomOffer } from './zoom-offer.svelte.ts';

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

/** Air beside the tools: from the canvas's edge, and to the picture, CSS pixels. */
const TOOLS_GAP_PX = 34;
/** Tools whose brush shows under the pointer. */
const RINGED: readonly string[] = ['brush', 'eraser', 'object'];

/** Changing the picture on the canvas. Made while the canvas is made; its effects live as long. */
export class CanvasEdits {
  readonly session: EditSession;
  readonly immersion: Immersion;
  readonly zoom: ZoomOffer;
  readonly #source: CanvasEditsSource;
  readonly #app: AppState;
  /** The canvas; when its size changes, so do the insets. */
  #region: HTMLElement | undefined;
  #panel = $state.raw<EditPanel>();
  /** The next picture ends the choice that was made. */
  #isApplied = false;
  isHelpOpen = $state.raw(false);
  /** A tool was taken or help asked for: what belongs to that is fetched then, and stays. */
  #isUsed = $state.raw(false);
  /** On a phone the tools are called for. */
  areToolsOpen = $state.raw(false);
  /** What the tools take of the canvas at their edge, CSS pixels. */
  reservedPx = $state.raw(0);

  /** Once what was chosen is really shown: until then the picture of another workspace may still be here. */
  readonly asset = $derived.by(() => {
    const [picture, asset] = [this.#source.picture(), this.#source.asset()];
    return picture?.kind === 'final' && asset?.id === this.#source.wantedId() ? asset : undefined;
  });
  readonly #workspaceId = $derived.by(() => this.#source.workspaceId());
  readonly #panelTool = $derived.by(() =>
    this.asset && isPanelTool(this.session.tool) ? this.session.tool : undefined,
  );
  readonly #panelHash = $derived.by(() => this.asset?.bytesHash);

  constructor(app: AppState, source: CanvasEditsSource) {
    this.#app = app;
    this.#source = source;
    this.session = new EditSession(app);
    this.immersion = new Immersion(app.ui, {
      tool: () => this.session.tool,
      hasPicture: () => this.asset !== undefined || this.#isReading,
      putDown: () => this.#putDown(),
    });
    this.zoom = new ZoomOffer(app, {
      asset: () => (this.isMasked ? this.asset : undefined),
      editing: () => this.editing,
    });
    this.#lead();
    $effect(() => {
      app.ui.isMasked = this.#willMask();
    });
    $effect(() => {
      app.ui.maskedSize = this.zoom.size;
    });
    // Also one so old that nobody has looked for it.
    $effect(() => {
      const { asset, state } = this;
      if (asset) [state?.locks, state?.fits].forEach((chore) => chore?.take([asset]));
    });
    $effect(() => {
      app.ui.isMarked = this.#willSendMarks();
    });
    $effect(() => {
      const failure = this.editing?.failure;
      if (failure) void tellFailure(app.toasts, failure);
    });
    $effect(() => this.#beginPanel());
    $effect(() => {
      if (this.session.tool !== 'pan' || this.isHelpOpen) this.#isUsed = true;
    });
  }

  /** Undefined while it is being fetched. */
  get state() {
    return this.session.state;
  }

  /** The bars and frames of tools are wanted. */
  get isUsed(): boolean {
    return this.#isUsed && this.state !== undefined;
  }

  get editing() {
    return this.session.state?.editing;
  }

  get isMasked(): boolean {
    return this.asset !== undefined && this.session.isPainted === true;
  }

  /** Marks are to be seen on the picture. */
  get hasMarks(): boolean {
    if (!this.asset || this.session.isPainted === undefined) return false;
    const { width, height } = this.asset;
    return findShownMarks(this.editing?.marks ?? [], { x: 0, y: 0, width, height }).length > 0;
  }

  /** What a pointer over the picture would do. */
  get cursor(): 'grab' | 'ring' | 'draw' | 'point' {
    const { session } = this;
    if (!this.asset || session.isNavigating) return 'grab';
    if (session.markTool) return session.markTool === 'select' ? 'point' : 'draw';
    if (!session.isPainting) return 'grab';
    return RINGED.includes(session.tool) ? 'ring' : 'draw';
  }

  /** The choice that is being made with a tool that has one. */
  get panel(): EditPanel | undefined {
    return this.#panel;
  }

  /** The picture turns under the frame of a crop: clockwise, and around what. */
  get tilt(): { rotate: string; origin: string } | undefined {
    const rect = this.#source.view()?.rect;
    if (this.#panel?.tool !== 'crop' || !rect) return undefined;
    const origin = `${rect.x + rect.width / 2}px ${rect.y + rect.height / 2}px`;
    return { rotate: `${this.#panel.session.degrees}deg`, origin };
  }

  /** What the picture fits into beside the tools. */
  leaveRoom(insets: Insets): Insets {
    const { reservedPx, toolsSide } = this;
    const isBeside = reservedPx > 0;
    const free = isBeside
      ? { ...insets, [toolsSide]: Math.max(insets[toolsSide], reservedPx + TOOLS_GAP_PX) }
      : insets;
    return this.#panel?.tool === 'extend'
      ? leaveRoomToExtend(free, {
          frame: { width: this.#region?.clientWidth ?? 0, height: this.#region?.clientHeight ?? 0 },
          size: this.#panel.session.size,
          edges: this.#panel.session.settled,
        })
      : free;
  }

  /** Right for those who hold the pen in the left hand. */
  get toolsSide(): 'left' | 'right' {
    return this.#app.settings.values.toolsSide === 'right' ? 'right' : 'left';
  }

  /** Another picture is about to take the place of this one. */
  get #isReading(): boolean {
    return this.#source.picture()?.kind === 'final' && this.#source.wantedId() !== '';
  }

  #putDown(): void {
    this.areToolsOpen = false;
    this.editing?.setTools({ tool: 'pan' });
  }

  leavePanel(): void {
    this.editing?.setTools({ tool: 'pan' });
  }

  applyPanel(): void {
    const { panel, editing } = this;
    if (!panel || !editing || editing.isBusy) return;
    const session: PanelSession = panel.session;
    if (session.staysUntilShown) return void this.#applyAndStay(session, editing);
    editing.setTools({ tool: session.nextTool ?? 'pan' });
    void session.apply(editing);
  }

  /** Between the old picture and the new one nothing flickers; where there is no new one, what was chosen is not lost. */
  async #applyAndStay(session: PanelSession, editing: Editing): Promise<void> {
    const before = editing.asset?.bytesHash;
    this.#isApplied = true;
    await session.apply(editing);
    if (editing.asset?.bytesHash !== before) return;
    this.#isApplied = false;
    if (!editing.failure) this.leavePanel();
  }

  drawWithFinger(): void {
    this.editing?.setTools({ drawWithFinger: true });
    this.session.dismissPenNote();
  }

  /** Listens to keys, and to what the canvas itself does not know of. Returns the way to stop. */
  listen(region: HTMLElement): () => void {
    this.#region = region;
    const stops = [
      listenToKeys({
        region,
        session: this.session,
        tools: () => this.#source.editor()?.tools,
        onhelp: () => (this.isHelpOpen = true),
      }),
      listenToMarkKeys({
        region,
        marks: this.session.marks,
        tool: () => (this.asset ? this.session.markTool : undefined),
        view: () => this.#source.view(),
      }),
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
      const shown = session.marksOf(source.picture());
      if (shown) source.editor()?.tools.setMarks(shown);
    });
    $effect(() => {
      const tool = this.asset ? session.tool : 'pan';
      if (this.editing) source.editor()?.tools.set({ ...this.editing.tools, tool });
    });
    $effect(() => source.editor()?.tools.setNavigating(session.isNavigating));
  }

  /** Undefined while that is being found out. */
  #willSendMarks(): boolean | undefined {
    const willMask = this.#willMask();
    if (willMask === undefined || !this.asset) return willMask;
    return this.hasMarks && this.editing?.tools.sendMarks === true;
  }

  /** Undefined while the picture that is wanted, or its mask, is being read. */
  #willMask(): boolean | undefined {
    const wantedId = this.#source.wantedId();
    if (wantedId === '') return false;
    if (this.#source.asset()?.id !== wantedId) return this.#source.isDamaged() ? false : undefined;
    return this.asset ? this.session.isPainted : false;
  }

  /** Begun anew with every picture that it is chosen for. */
  #beginPanel(): (() => void) | undefined {
    const [tool, hash] = [this.#panelTool, this.#panelHash];
    const asset = untrack(() => this.asset);
    if (tool && this.#isApplied) untrack(() => this.leavePanel());
    if (this.#isApplied) return void (this.#isApplied = false);
    if (!tool || hash === undefined || !asset) return undefined;
    let isWanted = true;
    let begun: EditPanel | undefined;
    const begin = async (wanted: PanelTool): Promise<void> => {
      begun = await beginPanel(wanted, asset, this.#app);
      if (!isWanted) return end(begun);
      this.#panel = begun;
      // Its edges are drawn out of what one sees.
      if (wanted === 'extend') this.#source.editor()?.fit();
    };
    begin(tool).catch(() => this.leavePanel());
    return () => {
      isWanted = false;
      this.#panel = undefined;
      if (begun) end(begun);
    };
  }
}

function end({ session }: { session: PanelSession }): void {
  session.destroy?.();
}
