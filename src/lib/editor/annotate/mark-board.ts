import type { MarkOptions } from '../../contracts/editing.ts';
import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { isOverPicture } from '../../kernel/marks/mark-box.ts';
import type { MarkBox, MeasureText } from '../../kernel/marks/mark-box.ts';
import type { HandKind } from '../ink/hand-state.ts';
import type { EditorCommand } from '../tools/tool.ts';
import { createTextMeasure } from './measure-text.ts';

/** What is to be shown over the picture. */
export interface ShownMarks {
  marks: readonly Mark[];
  selectedIds: readonly string[];
  /** They belong to the picture that is shown; while another form of it is being decoded they do not, and nothing is drawn. */
  isFitting: boolean;
  /** A mark that is being edited in place, and shown there. */
  hiddenId: string | undefined;
  /** Tools hold marks, and show what is held. */
  isHeld: boolean;
  /** How a new one looks. */
  options: MarkOptions;
}

/** What a hand is doing to the marks, until its stroke ends. */
export interface MarkDraft {
  changed?: readonly Mark[];
  added?: Mark;
  removedIds?: ReadonlySet<string>;
  /** What is being chosen. */
  frame?: MarkBox;
}

export interface MarkBoardOptions {
  document: Document;
  /** Of the picture; null: there is none. */
  size(): Size | null;
  /** CSS pixels per picture pixel. */
  scale(): number;
  redraw(): void;
  emit(command: EditorCommand): void;
}

/** How far beside a mark one may point, CSS pixels. */
const REACH_PX: Record<HandKind, number> = { mouse: 8, pen: 12, touch: 22 };

const LINED: ReadonlySet<Mark['type']> = new Set(['rectangle', 'ellipse', 'freehand']);
/** CSS pixels. */
const FRAME_GAP_PX = 4;

/** The marks over one canvas, as they are and as a hand is changing them. It is pushed to; what a hand did it says as a command. */
export class MarkBoard {
  readonly measure: MeasureText;
  readonly #options: MarkBoardOptions;
  #shown: ShownMarks = {
    marks: [],
    selectedIds: [],
    isFitting: false,
    hiddenId: undefined,
    isHeld: false,
    options: { colour: '#000000', thickness: 1 },
  };
  #draft: MarkDraft | undefined;

  constructor(options: MarkBoardOptions) {
    this.#options = options;
    this.measure = createTextMeasure(options.document);
  }

  get shown(): ShownMarks {
    return this.#shown;
  }

  get draft(): MarkDraft | undefined {
    return this.#draft;
  }

  get size(): Size | null {
    return this.#options.size();
  }

  /** As they are to be drawn. */
  get marks(): readonly Mark[] {
    return this.#draft ? applyDraft(this.#shown.marks, this.#draft) : this.#shown.marks;
  }

  /** What is held, as it is to be drawn. */
  get selected(): Mark[] {
    const ids = new Set(this.#shown.selectedIds);
    return this.#shown.isHeld ? this.marks.filter(({ id }) => ids.has(id)) : [];
  }

  set(shown: ShownMarks): void {
    this.#shown = shown;
    this.#options.redraw();
  }

  show(draft: MarkDraft | undefined): void {
    this.#draft = draft;
    this.#options.redraw();
  }

  /** What was drafted becomes an act; what is selected then, if that is another. */
  keep(draft: MarkDraft, selectedIds: readonly string[] = this.#shown.selectedIds): void {
    this.show(undefined);
    if (!this.#shown.isFitting || (draft.added && !this.#isOver(draft.added))) return;
    const marks = applyDraft(this.#shown.marks, draft);
    this.#options.emit({ type: 'marks-changed', marks, selectedIds });
  }

  select(ids: readonly string[]): void {
    this.#options.emit({ type: 'mark-selected', ids });
  }

  emit(command: EditorCommand): void {
    this.#options.emit(command);
  }

  /** Image pixels. */
  reachOf(kind: HandKind): number {
    return REACH_PX[kind] / this.#options.scale();
  }

  /** From the box of what is held to the frame around it, image pixels: its own lines stay to be seen. */
  padOf(held: readonly Mark[]): number {
    const widest = held.reduce((most, mark) => Math.max(most, LINED.has(mark.type) ? mark.widthPx : 0), 0);
    return widest / 2 + this.toImagePx(FRAME_GAP_PX);
  }

  /** The nearest place of the picture. */
  clamp({ x, y }: MarkPoint): MarkPoint {
    const { width, height } = this.size ?? { width: 0, height: 0 };
    return { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
  }

  /** What was drawn beside the picture would never be seen. */
  #isOver(mark: Mark): boolean {
    const { size } = this;
    return size !== null && isOverPicture(mark, size, this.measure);
  }

  /** CSS pixels in image pixels. */
  toImagePx(px: number): number {
    return px / this.#options.scale();
  }
}

function applyDraft(marks: readonly Mark[], { changed = [], added, removedIds }: MarkDraft): Mark[] {
  const next = new Map(changed.map((mark) => [mark.id, mark]));
  const kept = marks.filter(({ id }) => !removedIds?.has(id)).map((mark) => next.get(mark.id) ?? mark);
  return added ? [...kept, added] : kept;
}
