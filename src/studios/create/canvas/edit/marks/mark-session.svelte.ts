import type { MarkOptions, MarkToolId, ToolId } from '../../../../../lib/contracts/editing.ts';
import type { Mark } from '../../../../../lib/contracts/mark.ts';
import type { Size } from '../../../../../lib/contracts/size.ts';
import type { ShownMarks } from '../../../../../lib/editor/annotate/mark-board.ts';
import { isMarkTool } from '../../../../../lib/kernel/edits/start-tools.ts';
import { guessTextWidth } from '../../../../../lib/kernel/marks/mark-box.ts';
import type { MarkBox } from '../../../../../lib/kernel/marks/mark-box.ts';
import { pullHandle, toHandles } from '../../../../../lib/kernel/marks/mark-handles.ts';
import { moveMark } from '../../../../../lib/kernel/marks/map-mark.ts';
import {
  setLineWidth,
  toLineWidth,
  toMarkWidth,
  toThickness,
} from '../../../../../lib/kernel/marks/mark-style.ts';
import { copyMarks, createMark, holdMove, placeMarks } from '../../../../../lib/kernel/marks/place-marks.ts';
import type { EditingState } from '../../../../../lib/state/create-editing.ts';
import { TextDraft } from './text-draft.svelte.ts';

const NONE: readonly Mark[] = [];

/** What each tool draws; the one that selects draws nothing. */
const DRAWS: Record<MarkToolId, Mark['type'] | undefined> = {
  select: undefined,
  rectangle: 'rectangle',
  oval: 'ellipse',
  arrow: 'arrow',
  pen: 'freehand',
  text: 'text',
  pin: 'pin',
};

/** Which marks are held, and what is done to them other than by the hand on the canvas. */
export class MarkSession {
  #selectedIds = $state.raw<readonly string[]>([]);
  /** Marks as they are while a key or a slider is held, and those over which that was begun; one act when it is let go of. */
  #pending = $state.raw<{ marks: readonly Mark[]; over: readonly Mark[] }>();
  #newPinId = $state.raw('');
  readonly #state: () => EditingState | undefined;
  /** Text that is being written over the picture. */
  readonly text: TextDraft;
  /** Notes that are being written, by their pins: their field may go and come again, as the picture's rows do. */
  readonly #notes: Record<string, string> = {};

  constructor(state: () => EditingState | undefined) {
    this.#state = state;
    this.text = new TextDraft(this);
  }

  get tool(): ToolId {
    return this.#state()?.editing.tools.tool ?? 'pan';
  }

  get options(): MarkOptions | undefined {
    return this.#state()?.editing.tools.mark;
  }

  /** Of the picture that is open. */
  get size(): Size | undefined {
    return this.#state()?.editing.asset;
  }

  get marks(): readonly Mark[] {
    const kept = this.#kept;
    return this.#pending?.over === kept ? this.#pending.marks : kept;
  }

  readonly selected = $derived.by(() => {
    const ids = this.#selectedIds;
    return this.marks.filter(({ id }) => ids.includes(id));
  });

  /** A pin that was set just now: one goes on by writing its note. */
  get newPinId(): string {
    return this.#newPinId;
  }

  /** False while they are being read. */
  get isOpen(): boolean {
    return this.#state()?.editing.isOpen === true;
  }

  /** Which picture it is that they lie over. */
  get assetId(): string {
    return this.#state()?.editing.asset?.id ?? '';
  }

  get #kept(): readonly Mark[] {
    return this.#state()?.editing.marks ?? NONE;
  }

  get canPaste(): boolean {
    return this.#state()?.clipboard.copied !== undefined;
  }

  /** Colour and thickness: of what is held, else of what would be drawn. */
  readonly look = $derived.by((): MarkOptions | undefined => {
    const [first] = this.selected;
    return first && this.size
      ? { colour: first.colour, thickness: toThickness(first, this.size) }
      : this.options;
  });

  /** For the canvas. */
  toShown(): Omit<ShownMarks, 'isFitting'> | undefined {
    const { options } = this;
    if (!options) return undefined;
    const selectedIds = this.selected.map(({ id }) => id);
    const isHeld = isMarkTool(this.tool) && this.tool !== 'pen';
    return { marks: this.marks, selectedIds, hiddenId: this.text.now?.id, isHeld, options };
  }

  /** These are all of them now. */
  take(marks: readonly Mark[], selectedIds: readonly string[]): void {
    const last = marks.at(-1);
    const isNew = last?.type === 'pin' && last.note === '' && !this.marks.some(({ id }) => id === last.id);
    if (isNew) this.#newPinId = last.id;
    this.#pending = undefined;
    this.#state()?.editing.setMarks(marks);
    this.#selectedIds = selectedIds;
  }

  select(ids: readonly string[]): void {
    this.settle();
    this.#selectedIds = ids;
  }

  selectAll(): void {
    this.select(this.marks.map(({ id }) => id));
  }

  /** The next one in their order; false where there is none. */
  selectNext(step: 1 | -1): boolean {
    const at = this.marks.findIndex(({ id }) => id === this.#selectedIds[0]);
    const next = this.marks[at < 0 ? (step === 1 ? 0 : this.marks.length - 1) : at + step];
    if (next) this.select([next.id]);
    return next !== undefined;
  }

  /** What was being changed becomes an act. */
  settle(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    // Another picture is open by now, or another window has changed them: it does not fit those.
    if (pending?.over === this.#kept) this.#state()?.editing.setMarks(pending.marks);
  }

  setColour(colour: string): void {
    this.#restyle({ colour }, (mark) => ({ ...mark, colour }));
    this.settle();
  }

  /** Kept once the slider is let go of: see `settle`. */
  setThickness(thickness: number): void {
    const { size } = this;
    if (size) this.#restyle({ thickness }, (mark) => setLineWidth(mark, toLineWidth(size, thickness)));
  }

  move(dx: number, dy: number): void {
    const { size, selected } = this;
    if (!size) return;
    const held = holdMove(selected, { dx, dy, size, measure: guessTextWidth });
    this.#change((mark) => moveMark(mark, held.dx, held.dy));
  }

  /** Pulls the lower right corner, or an arrow's tip. */
  stretch(dx: number, dy: number): void {
    const handles = toHandles(this.selected, guessTextWidth);
    const handle = handles.find(({ id }) => id === 'se' || id === 'to');
    if (!handle) return;
    const to = { x: handle.x + dx, y: handle.y + dy };
    const pulled = pullHandle(this.selected, { handle: handle.id, to, measure: guessTextWidth });
    this.#change((mark) => pulled.find(({ id }) => id === mark.id) ?? mark);
  }

  remove(): void {
    this.settle();
    const gone = this.#selectedIds;
    this.take(
      this.marks.filter(({ id }) => !gone.includes(id)),
      [],
    );
  }

  duplicate(): void {
    this.settle();
    if (this.size) this.#place(this.selected, this.size);
  }

  /** Those that are held, else all. */
  copy(): void {
    this.settle();
    const { selected, marks, size } = this;
    if (size) this.#state()?.clipboard.copy(selected.length > 0 ? selected : marks, size);
  }

  paste(): void {
    this.settle();
    const copied = this.#state()?.clipboard.copied;
    if (copied) this.#place(copied.marks, copied.size);
  }

  /** One more, in the middle of what is seen. */
  create(tool: MarkToolId, view: MarkBox): void {
    const type = DRAWS[tool];
    if (!type) return;
    const mark = this.toNew(type, view);
    if (mark?.type === 'text') this.text.beginNew(mark.at);
    else if (mark) this.add(mark);
  }

  add(mark: Mark): void {
    this.settle();
    this.take([...this.marks, mark], [mark.id]);
  }

  /** How a new one looks on this picture. */
  toNew(type: Mark['type'], view: MarkBox): Mark | undefined {
    const { size, options } = this;
    if (!size || !options) return undefined;
    const widthPx = toMarkWidth(type, toLineWidth(size, options.thickness));
    return createMark(type, { id: crypto.randomUUID(), colour: options.colour, widthPx, view });
  }

  /** What was typed of a note that is not kept yet. */
  draftOf(id: string): string | undefined {
    return this.#notes[id];
  }

  typeNote(id: string, text: string): void {
    this.#notes[id] = text;
  }

  /** Keeps what was typed; where its pin is not there at present, it stays typed. */
  keepNote(id: string): void {
    const [text, pin] = [this.#notes[id], this.marks.find((mark) => mark.id === id)];
    if (text === undefined || pin?.type !== 'pin') return;
    delete this.#notes[id];
    if (pin.note !== text.trim()) this.#setNote(id, text.trim());
  }

  #setNote(id: string, note: string): void {
    this.settle();
    const marks = this.marks.map((mark) =>
      mark.id === id && mark.type === 'pin' ? { ...mark, note } : mark,
    );
    this.take(marks, this.#selectedIds);
  }

  /** Text of a mark that is there; empty: it goes. */
  setText(id: string, text: string): void {
    this.settle();
    const marks = this.marks.flatMap((mark) => {
      if (mark.id !== id || mark.type !== 'text') return [mark];
      return text === '' ? [] : [{ ...mark, text }];
    });
    this.take(marks, [id]);
  }

  #restyle(options: Partial<MarkOptions>, restyle: (mark: Mark) => Mark): void {
    const editing = this.#state()?.editing;
    if (!editing) return;
    editing.setTools({ mark: { ...editing.tools.mark, ...options } });
    if (this.selected.length > 0) this.#change(restyle);
  }

  #change(change: (mark: Mark) => Mark): void {
    const ids = this.#selectedIds;
    const marks = this.marks.map((mark) => (ids.includes(mark.id) ? change(mark) : mark));
    this.#pending = { marks, over: this.#kept };
  }

  #place(marks: readonly Mark[], from: Size): void {
    const { size } = this;
    if (!size || marks.length === 0) return;
    const placed = placeMarks(
      copyMarks(marks, () => crypto.randomUUID()),
      { from, to: size, there: this.marks },
    );
    this.take(
      [...this.marks, ...placed],
      placed.map(({ id }) => id),
    );
  }
}
